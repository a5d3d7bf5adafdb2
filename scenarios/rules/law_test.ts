import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import { decide, possibilities } from "../decide.ts";
import type { Decision } from "../decision.ts";
import type { Outcome } from "../outcome.ts";
import { attempts, deployments } from "./testing/drawn_world.ts";

const proofs = fc.option(
  fc.oneof(
    fc.constantFrom("1", "2", ""),
    fc.record({ certificate: fc.constantFrom("trusted", "foreign") }),
  ),
  { nil: undefined },
);
const password = fc.constantFrom("1", "2", "");

Deno.test("in any world and for any login exactly one rule applies in each step", () => {
  // Where none or several apply, decide throws; where it does not end, this test does not.
  fc.assert(
    fc.property(deployments, attempts, proofs, (deployment, attempt, shown) => {
      const { outcome, trace, clause } = decide(deployment, attempt, shown);
      assert(trace.includes(clause));
      if (outcome.kind === "opened") assert(deployment.domains.some(bears(outcome.account)));
    }),
    { numRuns: 3000 },
  );
});

Deno.test("so also under every reading, each of them told once, the reference's first", () => {
  fc.assert(
    fc.property(deployments, attempts, proofs, (deployment, attempt, shown) => {
      const all = possibilities(deployment, attempt, shown);
      assertEquals(all.slice(0, 1), [decide(deployment, attempt, shown)]);
      assertEquals(new Set(all.map(readingsOf)).size, all.length);
      for (const decision of all) {
        assertEquals(decide(deployment, attempt, shown, decision.readings), decision);
        assertEquals(
          Object.keys(decision.readings).toSorted(),
          decision.trace.filter((clause) => CLAUSES[clause].level === "open").toSorted(),
        );
      }
    }),
    { numRuns: 1500 },
  );
});

Deno.test("a session opens only with the opened account's own password", () => {
  fc.assert(
    fc.property(deployments, attempts, password, (deployment, attempt, password) => {
      const { outcome } = decide(deployment, attempt, password);
      if (outcome.kind !== "opened") return;
      const [name, domain] = outcome.account.split("@");
      const accounts = deployment.domains.filter((each) => each.name === domain)
        .flatMap((each) => each.accounts).filter((each) => each.name === name);
      assert(accounts.some((account) => account.password === password));
    }),
    { numRuns: 1000 },
  );
});

Deno.test("an authorization identity never opens another account than the one that was proven", () => {
  fc.assert(
    fc.property(deployments, attempts, proofs, (deployment, { authzid, ...attempt }, shown) => {
      const { outcome } = decide(deployment, { ...attempt, authzid: authzid ?? "" }, shown);
      if (outcome.kind === "opened") {
        assertEquals<Outcome>(outcome, decide(deployment, attempt, shown).outcome);
      }
    }),
    { numRuns: 1500 },
  );
});

function bears(fullName: string) {
  return ({ name, accounts }: { name: string; accounts: readonly { name: string }[] }) =>
    accounts.some((account) => `${account.name}@${name}` === fullName);
}

function readingsOf({ readings }: Decision): string {
  return JSON.stringify(Object.entries(readings).toSorted());
}
