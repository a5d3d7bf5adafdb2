import { assert, assertEquals } from "@std/assert";
import { SECURITIES } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { CLIENTS, passwordOf, reference, saying } from "./_reference.ts";
import { imapOffer } from "./imap_offer.ts";
import { isOffered } from "./offer.ts";
import { pop3Offer } from "./pop3_offer.ts";
import { xmppOffer } from "./xmpp_offer.ts";

const PASSWORD = passwordOf("info", "client2.com");

type Reword = (text: string) => string;

/** How a server tells that it has no such mechanism, by protocol. */
const SASL_GONE: Readonly<Partial<Record<Protocol, (wire: string) => Reword>>> = {
  pop3: (wire) => (text) =>
    text.replace(new RegExp(`^(SASL .*?) ?\\b${wire}(?![-\\w])`, "m"), "$1"),
  smtp: (wire) => (text) =>
    text.replace(new RegExp(`^(250[ -]AUTH .*?) ?\\b${wire}(?![-\\w])`, "m"), "$1"),
  imap: (wire) => (text) => text.replace(new RegExp(` AUTH=${wire}(?![-\\w])`, "g"), ""),
  xmpp: (wire) => (text) => text.replace(`<mechanism>${wire}</mechanism>`, ""),
  ximss: (wire) => (text) => text.replace(`<sasl>${wire}</sasl>`, ""),
};

interface Lacking {
  readonly protocol: Protocol;
  readonly mechanism: string;
  readonly reword: Reword;
}

const LACKING: readonly Lacking[] = [
  ...(["pop3", "imap", "xmpp", "ximss", "smtp"] as const).flatMap((protocol) =>
    ["PLAIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"].map((mechanism) => ({
      protocol,
      mechanism,
      reword: SASL_GONE[protocol]!(mechanism),
    }))
  ),
  ...(["pop3", "imap", "smtp"] as const).map((protocol) => ({
    protocol,
    mechanism: "SASL LOGIN",
    reword: SASL_GONE[protocol]!("LOGIN"),
  })),
  { protocol: "pop3", mechanism: "APOP", reword: (text) => text.replace(/<[^>]+>/, "") },
  { protocol: "pop3", mechanism: "USER", reword: (text) => text.replace(/^USER\r\n/m, "") },
  {
    protocol: "imap",
    mechanism: "LOGIN",
    reword: (text) => text.replace(/CAPABILITY(?= )/, "CAPABILITY LOGINDISABLED"),
  },
];

const CHOOSING = CLIENTS.filter(({ protocol }) => LACKING.some((one) => one.protocol === protocol));

for (const client of CHOOSING) {
  Deno.test(`${client.name}: where a mechanism is not offered no name is told`, async () => {
    const tried = new Set<string>();
    for (const { protocol, mechanism, reword } of LACKING) {
      if (protocol !== client.protocol) continue;
      await using there = await reference([protocol], { wire: saying(reword) });
      for (const security of SECURITIES) {
        for (const password of [PASSWORD, `${PASSWORD}x`]) {
          const dial = there.dial(client, { mechanism, security, password });
          if (!client.says(dial)) continue;
          tried.add(mechanism);
          assertEquals(await client.login(dial), {
            kind: "notOffered",
            because: `the target does not offer ${mechanism} over ${protocol} (${security})`,
          });
        }
      }
      assertEquals(there.seen, [], "a login came as far as the server");
    }
    assert(tried.size > 1, `only ${[...tried]} were tried`);
  });
}

Deno.test("of several answers to CAPA the last counts, and without CAPA there is USER alone", () => {
  const both = "+OK\r\nSASL PLAIN\r\n.\r\n+OK\r\nUSER\r\nSASL CRAM-MD5 LOGIN\r\n.\r\n";
  assertEquals(pop3Offer("+OK", both), { sasl: ["CRAM-MD5", "LOGIN"], own: ["USER"] });
  assertEquals(pop3Offer("+OK <1@b>", "-ERR what?").own, ["USER", "APOP"]);
  assert(!isOffered(pop3Offer("+OK", "-ERR what?"), { mechanism: "PLAIN" }));
});

Deno.test("capabilities are read from a response, and from a response code", () => {
  const expected = { sasl: ["PLAIN", "SCRAM-SHA-1"], own: ["LOGIN"] };
  const words = "CAPABILITY IMAP4rev1 auth=PLAIN AUTH=SCRAM-SHA-1";
  assertEquals(imapOffer(`* OK [CAPABILITY LOGINDISABLED] hi\r\n* ${words}\r\n`), expected);
  assertEquals(imapOffer(`* OK [${words}] hello`), expected);
  assertEquals(imapOffer("* OK hello"), undefined);
});

Deno.test("features of a stream without mechanisms offer none", () => {
  const none = { sasl: [], own: [] };
  assertEquals(xmppOffer("<stream:stream><stream:features/>"), none);
  assertEquals(xmppOffer("<stream:features><starttls/></stream:features>"), none);
  assertEquals(xmppOffer("<stream:error><host-unknown/></stream:error>"), undefined);
});
