import { assertEquals } from "@std/assert";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { plan } from "../plan.ts";
import { decided } from "./count.ts";

const protocols = LOGINS;

/** What decides fewer than twenty logins: the address's clauses where a protocol follows POP and IMAP, and full names elsewhere. */
const KNOWN = [
  ...["xmpp", "web"].map((protocol) => `name.explicit-wins ${protocol}`),
  ...["address.assigned", "address.main", "address.unassigned", "address.several"].flatMap(
    (clause) => ["ximss", "smtp", "ldap", "pwd"].map((protocol) => `${clause} ${protocol}`),
  ),
];

for (const seed of [1, 3, 7]) {
  Deno.test(`each clause decides twenty logins in every protocol that it concerns, or says why not: seed ${seed}`, () => {
    const { short, scenarios } = plan({ seed, profile: "standard", protocols });
    assertEquals(short.map(({ clause, protocol }) => `${clause} ${protocol}`), KNOWN);
    assertEquals(short.filter(({ because }) => because === "no more were found"), []);
    // What the plan says of itself is what is in it.
    const counted = Map.groupBy(
      scenarios.map(decided),
      ({ clause, scenario }) => `${clause} ${scenario.cell.protocol}`,
    );
    for (const { clause, protocol, decides } of short) {
      assertEquals(counted.get(`${clause} ${protocol}`)?.length ?? 0, decides);
    }
  });
}

Deno.test("smoke promises nothing, and so is never short", () => {
  assertEquals(plan({ seed: 1, profile: "smoke", protocols }).short, []);
});
