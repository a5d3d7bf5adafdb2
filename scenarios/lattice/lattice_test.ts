import { assert, assertEquals } from "@std/assert";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { readDeployment } from "../../fixtures/read_deployment.ts";
import { decide } from "../decide.ts";
import type { Scenario } from "../scenario.ts";
import { shownIn } from "../shown.ts";
import { latticeDeployment } from "./deployment.ts";
import { lattice } from "./mod.ts";

const { judged, observed } = lattice(LOGINS);

/** Which hint counts, by what opens under either password: `first`, `second`, or neither. */
function winners(scenarios: readonly Scenario[]): Record<string, string> {
  const pairs = Map.groupBy(
    scenarios,
    ({ attempt, conflict }) =>
      `${attempt.protocol}: ${conflict?.first.hint}, ${conflict?.second.hint}`,
  );
  return Object.fromEntries(
    [...pairs].map(([pair, logins]) => {
      const opened = logins.flatMap((each) => {
        const { outcome } = decide(each.deployment, each.attempt, shownIn(each));
        if (outcome.kind !== "opened") return [];
        const { first, second } = each.conflict ?? {};
        return [first, second].filter((side) => side?.account === outcome.account)
          .map((side) => side?.hint ?? "");
      });
      return [pair, opened.join(" and ") || "neither"];
    }),
  );
}

Deno.test("the lattice's deployment is one that the loader takes", () => {
  const read = readDeployment(JSON.stringify(latticeDeployment), "lattice.json");
  assertEquals(read, { kind: "read", deployment: latticeDeployment });
});

Deno.test("each two hints of a protocol are in conflict once, with either password", () => {
  assertEquals(winners(judged), {
    "pop3: address, server name": "address",
    "pop3: address, name": "name",
    "pop3: address, authzid": "neither",
    "pop3: server name, name": "name",
    "pop3: server name, authzid": "neither",
    "pop3: name, authzid": "neither",
    "imap: address, server name": "address",
    "imap: address, name": "name",
    "imap: address, authzid": "neither",
    "imap: server name, name": "name",
    "imap: server name, authzid": "neither",
    "imap: name, authzid": "neither",
    "ftp: address, server name": "address",
    "ftp: address, name": "name",
    "ftp: server name, name": "name",
    "xmpp: address, server name": "neither",
    "xmpp: address, target": "target",
    "xmpp: address, name": "name",
    "xmpp: address, authzid": "neither",
    "xmpp: server name, target": "target",
    "xmpp: server name, name": "name",
    "xmpp: server name, authzid": "neither",
    "xmpp: target, name": "name",
    "xmpp: target, authzid": "neither",
    "xmpp: name, authzid": "neither",
    "ximss: address, server name": "address",
    "ximss: address, name": "name",
    "ximss: address, authzid": "neither",
    "ximss: server name, name": "name",
    "ximss: server name, authzid": "neither",
    "ximss: name, authzid": "neither",
    "web: address, server name": "address",
    "web: address, host": "host",
    "web: address, name": "name",
    "web: server name, host": "host",
    "web: server name, name": "name",
    "web: host, name": "name",
    "mapi: address, server name": "neither",
    "mapi: address, setting": "setting",
    "mapi: address, name": "name",
    "mapi: address, authzid": "neither",
    "mapi: server name, setting": "setting",
    "mapi: server name, name": "name",
    "mapi: server name, authzid": "neither",
    "mapi: setting, name": "name",
    "mapi: setting, authzid": "neither",
    "mapi: name, authzid": "neither",
    "smtp: address, server name": "address",
    "smtp: address, name": "name",
    "smtp: address, authzid": "neither",
    "smtp: server name, name": "name",
    "smtp: server name, authzid": "neither",
    "smtp: name, authzid": "neither",
    "ldap: address, server name": "address",
    "ldap: address, name": "name",
    "ldap: address, authzid": "neither",
    "ldap: server name, name": "name",
    "ldap: server name, authzid": "neither",
    "ldap: name, authzid": "neither",
    "pwd: address, server name": "address",
    "pwd: address, name": "name",
    "pwd: server name, name": "name",
  });
  assert(judged.every(({ conflict }) => conflict));
});

Deno.test("what FTP's HOST is worth is observed, since no clause says it", () => {
  const pairs = observed.map(({ conflict }) => `${conflict?.first.hint}, ${conflict?.second.hint}`);
  assertEquals([...new Set(pairs)], [
    "address, ftp host",
    "server name, ftp host",
    "ftp host, name",
  ]);
  assert(observed.every(({ switches }) => switches?.ftpHost));
});

Deno.test("two hints never name one Domain, and every login has an id of its own", () => {
  const logins = [...judged, ...observed];
  assertEquals(new Set(logins.map(({ id }) => id)).size, logins.length);
  for (const { conflict } of logins) {
    assert(conflict?.first.account !== conflict?.second.account);
  }
});
