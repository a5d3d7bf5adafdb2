import { assert, assertEquals } from "@std/assert";
import type { Client } from "../clients/client.ts";
import { reference, saying } from "../clients/_reference.ts";
import imapCurl from "../clients/imap_curl.ts";
import imapMbsync from "../clients/imap_mbsync.ts";
import pop3Curl from "../clients/pop3_curl.ts";
import pop3Mpop from "../clients/pop3_mpop.ts";
import xmppSlixmpp from "../clients/xmpp_slixmpp.ts";
import type { Security } from "../../fixtures/endpoint.ts";

/** A program, a mechanism of it, and what the server does not tell then. */
const ASKED: readonly (readonly [Client, string, string | RegExp, readonly Security[]])[] = [
  [imapCurl, "CRAM-MD5", " AUTH=CRAM-MD5", ["plain", "upgrade", "tls"]],
  [imapMbsync, "SCRAM-SHA-1", " AUTH=SCRAM-SHA-1", ["plain"]],
  [pop3Curl, "SASL LOGIN", /(?<=^SASL.*) LOGIN\b/m, ["plain", "upgrade", "tls"]],
  [pop3Mpop, "SCRAM-SHA-1", " SCRAM-SHA-1", ["plain", "upgrade", "tls"]],
  [xmppSlixmpp, "SCRAM-SHA-256", "<mechanism>SCRAM-SHA-256</mechanism>", [
    "plain",
    "upgrade",
    "tls",
  ]],
];

for (const [client, mechanism, gone, securities] of ASKED) {
  Deno.test(`${client.name}: where ${mechanism} is not offered no name is told`, async () => {
    const { protocol } = client;
    await using there = await reference([protocol], {
      wire: saying((text) => text.replace(gone, "")),
    });
    for (const security of securities) {
      const dial = there.dial(client, { mechanism, security, timeout: 15_000 });
      assert(client.says(dial), `${client.name} does not say ${mechanism} (${security})`);
      assertEquals(await client.login(dial), {
        kind: "notOffered",
        because: `the target does not offer ${mechanism} over ${protocol} (${security})`,
      });
    }
    assertEquals(there.seen, [], "a login came as far as the server");
  });
}
