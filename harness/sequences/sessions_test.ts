import { assert, assertEquals, assertMatch } from "@std/assert";
import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { ReferenceOptions } from "../../reference/mod.ts";
import failedLoginSwitches from "../mutants/sessions/failed_login_switches.ts";
import idleSaysNothing from "../mutants/sessions/idle_says_nothing.ts";
import lastLogin from "../mutants/sessions/last_login_is_everybodys.ts";
import openSessionsFollow from "../mutants/sessions/open_sessions_follow.ts";
import popDeletesWhenLost from "../mutants/sessions/pop_deletes_when_lost.ts";
import popInUse from "../mutants/sessions/pop_in_use.ts";
import recordCached from "../mutants/sessions/record_cached.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { onReference } from "./_site.ts";
import isolation from "./isolation/mod.ts";
import reconfigured from "./reconfigured/mod.ts";
import type { SequenceCheck, SequenceSite } from "./sequence.ts";
import sideBySide from "./side_by_side/mod.ts";

const found = (
  check: SequenceCheck,
  parts: ReferenceOptions = {},
  { timeout = 5_000, change = (site: SequenceSite) => site } = {},
) =>
  onReference(check.kind, (site) => check.run(change(site)), { parts, runs: 24, seed: 2, timeout });

const ABOUT: readonly (readonly [SequenceCheck, readonly ClauseId[]])[] = [
  [sideBySide, ["access.live", "access.pop-quit", "access.simultaneous"]],
  [isolation, ["access.isolation"]],
  [reconfigured, ["access.reconfigured"]],
];

for (const [check, clauses] of ABOUT) {
  Deno.test(`${check.kind}: the reference keeps what it is about`, async () => {
    const findings = await found(check);
    assertEquals(findings.filter(({ finding }) => finding !== "kept"), []);
    assertEquals([...new Set(findings.map(({ clause }) => clause))].sort(), [...clauses]);
  });
}

const PLANTED: readonly (readonly [SequenceCheck, Mutant])[] = [
  [sideBySide, popInUse],
  [sideBySide, popDeletesWhenLost],
  [sideBySide, idleSaysNothing],
  [isolation, lastLogin],
  [isolation, failedLoginSwitches],
  [reconfigured, openSessionsFollow],
  [reconfigured, recordCached],
];

for (const [check, { id, clause, wrong }] of PLANTED) {
  Deno.test(`${check.kind}: ${id} is told with at most six steps`, async () => {
    const findings = await found(check, wrong(() => {}));
    const broken = findings.filter(({ finding }) => finding !== "kept");
    assertEquals(broken.map(({ clause, finding }) => [clause, finding]), [[clause, "broken"]]);
    const steps = broken[0]?.steps ?? [];
    assert(steps.length > 0 && steps.length <= 6, steps.join("\n"));
  });
}

Deno.test("a server that falls silent breaks nothing: it is unclear, in time", async () => {
  let conversations = 0;
  const findings = await found(sideBySide, {
    wire(wire) {
      // Behind the first ones, which open the account alone, nobody hears more than a greeting and some answers.
      const heard = ++conversations > 12 ? 5 : Infinity;
      let sent = 0;
      return {
        ...wire,
        send: (...data) => ++sent > heard ? Promise.resolve() : wire.send(...data),
      };
    },
  }, { timeout: 1_500 });
  const others = findings.filter(({ finding }) => finding !== "kept");
  assertEquals(others.map(({ finding }) => finding), ["unclear"]);
  assertMatch(others[0]?.why ?? "", /no answer within 1500 ms/);
});

Deno.test("where a target cannot be changed while it runs, there is nothing to be said", async () => {
  const findings = await found(reconfigured, {}, {
    change: ({ sequence, dialling }) => ({ sequence, dialling }),
  });
  assert(findings.length > 0 && findings.every(({ finding }) => finding === "notOffered"));
});
