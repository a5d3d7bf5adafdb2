import { assert, assertEquals } from "@std/assert";
import { CAUGHT } from "./record.ts";
import { gaps, traced } from "./traced.ts";

Deno.test("every clause has a check and a mutant, every check noticed a mutant, every mutant is caught", () => {
  assertEquals(gaps(), []);
});

Deno.test("a check that noticed nothing, a mutant that was not caught and one that is none are gaps", () => {
  const [first, ...rest] = Object.entries(CAUGHT);
  assert(first);
  const [id, caught] = first;
  assertEquals(gaps(Object.fromEntries(rest)).filter((gap) => gap.startsWith(id)).length, 1);
  assertEquals(gaps({ ...CAUGHT, "no-such-mutant": caught }).length, 1);
  const blind = Object.fromEntries(
    Object.entries(CAUGHT).map(([id, one]) => [id, {
      ...one,
      noticed: one.noticed.filter((check) => check !== "probe:login-first"),
    }]),
  );
  assertEquals(gaps(blind), ["probe:login-first was not seen to notice any mutant."]);
});

Deno.test("clauses lead to checks and checks lead back", () => {
  const { clauses, checks } = traced();
  for (const { clause, checks: of } of clauses) {
    for (const check of of) {
      assert(checks.find((one) => one.check === check)?.clauses.includes(clause), clause);
    }
  }
});
