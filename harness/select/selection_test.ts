import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { plan } from "../../scenarios/plan.ts";
import { selectedPlan } from "./selected_plan.ts";
import { type Selection, selectionOf } from "./selection.ts";

function selection(only: readonly string[], skip: readonly string[] = []): Selection {
  const selecting = selectionOf(only, skip);
  assert(selecting.kind === "selection");
  return selecting.selection;
}

const AT = { clause: "name.at", protocol: "imap", form: "at" } as const;

Deno.test("without a pattern everything is wanted", () => {
  assert(selection([]).wants(AT));
});

Deno.test("patterns of one kind add up, kinds narrow each other, and what is skipped is out", () => {
  assert(selection(["name.at", "name.full"]).wants(AT));
  assert(selection(["name.*", "imap"]).wants(AT));
  assert(!selection(["name.*", "pop3"]).wants(AT));
  assert(!selection(["name.*"], ["imap"]).wants(AT));
  assert(!selection(["must"], ["name.at"]).wants(AT));
  assert(!selection(["should"]).wants(AT));
});

Deno.test("a check without a form is not asked for one", () => {
  assert(selection(["at"]).wants({ clause: "name.at", protocol: "imap" }));
  assert(!selection(["percent"]).wants(AT));
});

Deno.test("a pattern that means nothing is a problem with a remedy, in --skip too", () => {
  for (const selecting of [selectionOf(["name.percnt"], []), selectionOf([], ["name.percnt"])]) {
    assert(selecting.kind === "unknown");
    assertStringIncludes(selecting.problem, "Did you mean name.percent?");
  }
});

const whole = plan({ seed: 1, profile: "smoke", protocols: ["pop3", "imap"] });

Deno.test("a selected plan is a part of the whole, with the same ids", () => {
  const part = selectedPlan(whole, selection(["name.percent", "imap"]));
  const ids = new Set(whole.scenarios.map(({ id }) => id));
  assert(part.scenarios.length > 0 && part.scenarios.length < whole.scenarios.length / 4);
  assertEquals(part.scenarios.filter(({ id }) => !ids.has(id)), []);
  assertEquals(part.relations.filter(({ relation }) => relation.clause !== "name.percent"), []);
});

Deno.test("what a relation compares with stays in the plan", () => {
  const part = selectedPlan(whole, selection(["access.every-module"]));
  const kept = new Set(part.scenarios.map(({ id }) => id));
  assert(part.relations.length > 0);
  assertEquals(part.relations.filter(({ base }) => !kept.has(base)), []);
});

Deno.test("a clause that a probe tests wants every login of its cells", () => {
  const part = selectedPlan(whole, selection(["access.login-first", "pop3"]));
  assertEquals(
    part.scenarios.length,
    whole.scenarios.filter(({ attempt }) => attempt.protocol === "pop3").length,
  );
});
