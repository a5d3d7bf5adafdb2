import { assertEquals, assertGreaterOrEqual, assertNotEquals } from "@std/assert";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import { isOffered, MECHANISMS, securitiesOf } from "../offers.ts";
import { plan } from "../plan.ts";
import { decided } from "./count.ts";

const protocols = LOGINS;
const standard = plan({ seed: 1, profile: "standard", protocols });

/** Ways with fewer than two logins, and why. */
const FEW: Readonly<Record<string, string>> = {
  "xmpp SCRAM-SHA-1": "the library takes up to a second of CPU",
  "xmpp SCRAM-SHA-256": "an interpreter is started for each",
  "xmpp EXTERNAL": "an interpreter is started for each",
};

Deno.test("every mechanism comes twice with every security of its protocol, and once with what proves nothing", () => {
  const ways = Map.groupBy(
    standard.scenarios,
    ({ cell, mechanism }) => `${cell.protocol} ${mechanism} ${cell.security}`,
  );
  for (const protocol of protocols) {
    for (const mechanism of MECHANISMS[protocol] ?? []) {
      const least = FEW[`${protocol} ${mechanism}`] === undefined ? 2 : 1;
      for (const security of securitiesOf(protocol)) {
        if (!isOffered(mechanism, security)) continue;
        const way = `${protocol} ${mechanism} ${security}`;
        const opening = (ways.get(way) ?? []).filter((each) =>
          decided(each).decision.outcome.kind === "opened"
        );
        assertGreaterOrEqual(opening.length, least, way);
      }
      const refused = standard.scenarios.filter((each) =>
        each.cell.protocol === protocol && each.mechanism === mechanism &&
        decided(each).clause === "access.password"
      );
      assertGreaterOrEqual(refused.length, 1, `${protocol} ${mechanism}`);
    }
  }
});

Deno.test("every mechanism with a password shows a namesake's of the address's Domain once, where it is refused", () => {
  for (const protocol of protocols) {
    // A certificate proves the name itself: no namesake has another.
    for (const mechanism of (MECHANISMS[protocol] ?? []).filter((one) => one !== "EXTERNAL")) {
      const sharp = standard.scenarios.filter((each) => {
        const { cell, attempt, deployment, password, subject } = each;
        const here = deployment.domains.find(({ addresses }) =>
          addresses.includes(attempt.address)
        );
        const [name = ""] = subject.toLowerCase().split("@");
        return cell.protocol === protocol && each.mechanism === mechanism &&
          cell.credential === "namesake" && decided(each).clause === "access.password" &&
          accountsOf(deployment).some(({ account, domain }) =>
            domain === here && account.name.toLowerCase() === name &&
            account.password === password
          );
      });
      assertGreaterOrEqual(sharp.length, 1, `${protocol} ${mechanism}`);
    }
  }
});

Deno.test("EXTERNAL shows a certificate over TLS, and nothing else does", () => {
  for (const { mechanism, certificate, cell } of standard.scenarios) {
    assertEquals(certificate !== undefined, mechanism === "EXTERNAL");
    if (certificate !== undefined) assertNotEquals(cell.security, "plain");
  }
});
