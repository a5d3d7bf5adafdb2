import { assertEquals } from "@std/assert";
import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { plan } from "../plan.ts";
import { decided } from "./count.ts";

const protocols = ["pop3", "imap", "ftp", "xmpp", "ximss", "web", "mapi"] as const;

const XIMSS = "client.ximss decides there, and the address's clause stands in the trace";

/** Clauses that decide fewer than twenty logins in some protocols, and why. */
const FEWER: Readonly<
  Partial<Record<ClauseId, { readonly in: readonly Protocol[]; readonly because: string }>>
> = {
  "name.explicit-wins": {
    in: ["xmpp", "web"],
    because: "the address has no say there: client.xmpp.qualified and client.web.full decide",
  },
  "address.assigned": { in: ["ximss"], because: XIMSS },
  "address.main": { in: ["ximss"], because: XIMSS },
  "address.unassigned": { in: ["ximss"], because: XIMSS },
  "address.several": { in: ["ximss"], because: XIMSS },
};

const KNOWN = Object.entries(FEWER).flatMap(([clause, { in: some }]) =>
  some.map((protocol) => `${clause} ${protocol}`)
);

for (const seed of [1, 3, 7]) {
  Deno.test(`each clause decides twenty logins in every protocol that it concerns, or a reason stands here: seed ${seed}`, () => {
    const { short, scenarios } = plan({ seed, profile: "standard", protocols });
    assertEquals(short.map(({ clause, protocol }) => `${clause} ${protocol}`), KNOWN);
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
