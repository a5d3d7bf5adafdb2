import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { failuresOf, Tally, withinBudget } from "./failures.ts";

const whole = plan({
  seed: 1,
  profile: "smoke",
  protocols: ["pop3", "imap"],
  given: { deployment: workedExample, reaches: () => true },
});

const all = (of: typeof whole): Scenario[] => [
  ...new Map(
    [...of.scenarios, ...of.relations.flatMap(({ others }) => others)].map((one) => [one.id, one]),
  ).values(),
];

Deno.test("a plan within a budget spends no more of it, on any account and in all", () => {
  const cut = withinBudget(whole, { perAccount: 2, perAddress: 9 });
  const failures = all(cut).flatMap(failuresOf);
  assert(failures.length > 5 && failures.length <= 9, `${failures.length} failures`);
  const most = Math.max(
    ...[...Map.groupBy(failures.flat(), (key) => key).values()].map(({ length }) => length),
  );
  assertEquals(most, 2);
  // What should open costs nothing.
  const costless = all(whole).filter((one) => failuresOf(one).length === 0).length;
  assertEquals(all(cut).filter((one) => failuresOf(one).length === 0).length, costless);
  assertEquals(withinBudget(whole, {}), whole);
});

Deno.test("a relation is kept with all its logins, or not at all", () => {
  const { scenarios, relations } = withinBudget(whole, { perAddress: 5 });
  const ids = new Set(scenarios.map(({ id }) => id));
  assert(relations.length > 0 && relations.length < whole.relations.length);
  assert(relations.every(({ base }) => ids.has(base)));
});

Deno.test("a failed login counts against the account that it leads to, whatever name it has", () => {
  const wrong =
    all(whole).find(({ attempt, cell }) =>
      cell.credential === "wrong" && attempt.login === "help@client1.com"
    ) ?? all(whole).find(({ cell, attempt }) =>
      cell.credential === "wrong" && /^[a-z]+@client1\.com$/.test(attempt.login)
    );
  assert(wrong);
  const { login } = wrong.attempt;
  const account = login.startsWith("help") ? "info@client1.com" : login;
  assertEquals(failuresOf(wrong), [[`worked-example ${account}`]]);
});

Deno.test("where a server refuses more than was planned the account is left alone", () => {
  const opening = all(whole).find((one) => failuresOf(one).length === 0);
  assert(opening);
  let now = 0;
  const tally = new Tally({ perAccount: 1, window: 60 }, () => now);
  const refused = { kind: "refused", class: "login", answer: "no" } as const;
  tally.heard(opening, refused);
  assertEquals(tally.forbids(opening), false);
  tally.heard(opening, refused);
  assertEquals(tally.forbids(opening), true);
  now = 61_000;
  assertEquals(tally.forbids(opening), false);
});
