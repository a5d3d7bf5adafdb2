import { assert, assertEquals } from "@std/assert";
import type { Outcome } from "../../../scenarios/outcome.ts";
import { type Rule, RULES } from "../../../scenarios/rules/mod.ts";
import { decidedLogins, decisionOf } from "../decided.ts";
import { decisionsBy } from "./decisions.ts";

/** A wrong rule can lead where no rule applies: that it tells too. */
function said(rules: readonly Rule[]): string {
  try {
    return JSON.stringify(decisionsBy(rules));
  } catch (error) {
    return String(error);
  }
}

const RIGHT = said(RULES);

/** The rules of which the table says the same when they lead to this and nothing else. */
const silent = (outcome: Outcome) =>
  RULES.filter((rule, at) =>
    said(RULES.with(at, { ...rule, decides: () => ({ to: { at: "over", outcome } }) })) === RIGHT
  ).map(({ clause }) => clause);

Deno.test("each rule that opens an account which it should not changes the table", () => {
  assertEquals(silent({ kind: "opened", account: "stranger@nowhere.example" }), []);
});

Deno.test("each rule that refuses otherwise than it should changes the table", () => {
  // That one refuses so itself.
  assertEquals(silent({ kind: "refused", class: "page" }), ["client.web.unserved"]);
});

Deno.test("each clause that gives a simple name a Domain has a login into another than the Main Domain", () => {
  for (const clause of ["address.several", "address.family", "client.web.numeric"]) {
    const opened = decidedLogins().filter((row) => row.clause === clause).map((row) => {
      const { outcome } = decisionOf(row);
      const main = row.scenario.deployment.main;
      return outcome.kind === "opened" && !outcome.account.endsWith(`@${main}`);
    });
    assert(opened.includes(true), clause);
  }
});

Deno.test("no row shows a password", () => {
  const secrets = decidedLogins().flatMap(({ scenario: { password } }) => password)
    .filter((password) => password.length > 8);
  assertEquals(secrets.filter((secret) => RIGHT.includes(secret)), []);
});
