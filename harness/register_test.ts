import { assertEquals } from "@std/assert";
import { LOGINS } from "../fixtures/clauses/carried.ts";
import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../fixtures/clauses/mod.ts";
import { decided } from "../scenarios/plan/count.ts";
import type { SequenceKind } from "../scenarios/sequence.ts";
import { plan } from "../scenarios/plan.ts";
import { ALL as SEQUENCES } from "../scenarios/sequences/mod.ts";
import { ALL as RELATIONS } from "../scenarios/relations/mod.ts";

/** What tests a clause, as the code stands. */
const standard = plan({
  seed: 1,
  profile: "standard",
  protocols: LOGINS,
});

const deciding = new Set(standard.scenarios.map((scenario) => decided(scenario).clause));

const KINDS: readonly SequenceKind[] = SEQUENCES;

/** Checks that are neither scenarios nor relations nor sequences, by the clause that each is counted under. */
const BESIDE: readonly (readonly [ClauseId, string])[] = [
  ["access.authzid", "probe:authzid"],
  ["access.isolation", "probe:bound-anew"],
  ["access.isolation", "probe:injection"],
  ["access.login-first", "probe:login-first"],
  ["access.login-first", "probe:log-out"],
  ["access.mechanisms", "probe:challenge"],
  ["access.uniform", "uniform:refusals"],
  ["access.uniform.service", "uniform:service"],
  ["client.plain", "witness:typed-name"],
  ["client.xmpp", "witness:typed-name"],
  ["client.mapi", "witness:typed-name"],
  ["client.web.host", "witness:typed-name"],
  ["client.ximss", "witness:typed-name"],
  ["client.xmpp.jid", "probe:bound-jid"],
  ["name.full", "probe:session-name"],
  ["route.applied", "probe:personal-sites"],
];

function checksOf(clause: ClauseId): string[] {
  return [
    ...(deciding.has(clause) ? ["decide"] : []),
    ...RELATIONS.filter((relation) => relation.clause === clause).map(({ id }) => `relation:${id}`),
    ...KINDS.filter(({ clauses }) => clauses.includes(clause)).map(({ id }) => `sequence:${id}`),
    ...BESIDE.filter(([of]) => of === clause).map(([, check]) => check),
  ].sort();
}

for (const clause of CLAUSE_IDS) {
  Deno.test(`the register says what tests ${clause}`, () => {
    const { tested } = CLAUSES[clause];
    const says: string[] = "by" in tested ? [...tested.by].sort() : [];
    assertEquals(says, checksOf(clause));
  });
}

Deno.test("each clause that another counts on has a check", () => {
  // The clauses of the access modules: what has no check of its own yet is named here, and nowhere else.
  const without = CLAUSE_IDS.filter((clause) =>
    /^(name|address|client\.(plain|xmpp|web|mapi|ximss)|route\.(domain|account|alias|forwarder|not|loop|unknown))/
      .test(clause) &&
    checksOf(clause).length === 0
  );
  assertEquals(without, []);
});
