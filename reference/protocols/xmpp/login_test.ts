import { Buffer } from "node:buffer";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { scramFinal } from "../../testing/scram_client.ts";
import { auth, bindAs, header, type Peer, xmppWorld } from "../../testing/xmpp.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const sasl = (name: string, attrs: string, text: string) =>
  `<${name} xmlns='urn:ietf:params:xml:ns:xmpp-sasl'${attrs}>${text}</${name}>`;
const failure = (condition: string) => sasl("failure", "", `<${condition}/>`);
const REFUSED = failure("not-authorized");

/** A client that has seen the features. */
async function atLogin(world: ReturnType<typeof xmppWorld>, target = "a.example"): Promise<Peer> {
  const peer = world.connect();
  peer.send(header(`to='${target}' version='1.0'`));
  await peer.opened();
  await peer.hear();
  return peer;
}

Deno.test("the name, the identity and the target go to the door as they were sent", async () => {
  using world = xmppWorld();
  await using peer = await atLogin(world, "alias.example");
  peer.send(auth(" InFo%B.example", "x", "Zo\u00eb "), auth("", "x"));
  assertEquals(await peer.hears(2), [REFUSED, REFUSED]);
  const asked = world.asked.map(({ name, authzid, hint }) => ({ name, authzid, hint }));
  assertEquals(asked, [
    { name: " InFo%B.example", authzid: "Zo\u00eb ", hint: "alias.example" },
    { name: "", authzid: undefined, hint: "alias.example" },
  ]);
});

Deno.test("the bound JID is the account that was opened, whatever the target was", async () => {
  using world = xmppWorld();
  for (
    const [target, name, account] of [
      ["b.example", "info@a.example", "info@a.example"],
      ["alias.example", "INFO", "Info@b.example"],
    ] as const
  ) {
    await using peer = await atLogin(world, target);
    peer.send(auth(name, "secret"), header("to='b.example' version='1.0'"), bindAs("x"));
    await peer.hear();
    assertEquals((await peer.opened())["from"], "b.example");
    const [, answer] = await peer.hears(2);
    assertMatch(answer ?? "", new RegExp(`<jid>${account}/x</jid>`));
  }
});

Deno.test("an XML escape in a mechanism or in base64 is decoded", async () => {
  using world = xmppWorld();
  await using peer = await atLogin(world);
  const escaped = [...base64("\0info\0secret")].map((c) => `&#${c.charCodeAt(0)};`).join("");
  peer.send(sasl("auth", " mechanism='PL&#x41;IN'", `${escaped.slice(0, -5)}<![CDATA[=]]>`));
  peer.send(sasl("auth", " mechanism='PL&#x41;IN'", escaped));
  assertEquals(await peer.hears(2), [
    failure("incorrect-encoding"),
    "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
  ]);
});

Deno.test("every refused login is answered alike, and the next attempt starts afresh", async () => {
  using world = xmppWorld();
  await using peer = await atLogin(world);
  peer.send(auth("nobody", "secret"), auth("info", "wrong"));
  assertEquals(await peer.hears(2), [REFUSED, REFUSED]);
  peer.send(auth("info", "secret"));
  assertEquals(await peer.hear(), "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
  assertEquals(world.asked.map(({ name }) => name), ["nobody", "info", "info"]);
});

Deno.test("an identity of another is refused like a wrong password", async () => {
  using world = xmppWorld();
  await using peer = await atLogin(world);
  peer.send(auth("info", "secret", "zoe"));
  assertEquals(await peer.hear(), REFUSED);
});

Deno.test("a door that is exhausted ends the stream by policy-violation", async () => {
  using world = xmppWorld();
  await using peer = await atLogin(world);
  peer.send(auth("a", "x"), auth("b", "x"), auth("c", "x"), auth("info", "secret"));
  assertEquals(
    await peer.rest(),
    REFUSED.repeat(3).replaceAll(/<not-authorized><\/not-authorized>/g, "<not-authorized/>") +
      "<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>" +
      "</stream:error></stream:stream>",
  );
  assertEquals(world.asked.length, 3);
});

Deno.test("exchanges that come to nothing cannot go on for ever", async () => {
  using world = xmppWorld();
  await using peer = await atLogin(world);
  const begin = sasl("auth", " mechanism='PLAIN'", "");
  peer.send(sasl("auth", " mechanism='X'", ""), sasl("abort", "", ""), begin, begin);
  peer.send(sasl("auth", " mechanism='PLAIN'", "A"), auth("info", "secret"));
  const said = await peer.rest();
  assertEquals(
    [...said.matchAll(/<failure [^>]*><([a-z-]+)/g)].map(([, condition]) => condition),
    ["invalid-mechanism", "aborted", "malformed-request", "incorrect-encoding"],
  );
  assertMatch(said, /<policy-violation [^>]*\/><\/stream:error><\/stream:stream>$/);
});

const FAULTY: readonly (readonly [string, string, string])[] = [
  ["an unknown mechanism", "invalid-mechanism", sasl("auth", " mechanism='CRAM-MD5'", "")],
  ["no mechanism", "invalid-mechanism", sasl("auth", "", "")],
  ["a mechanism in lower case", "invalid-mechanism", sasl("auth", " mechanism='plain'", "")],
  ["text that is no base64", "incorrect-encoding", sasl("auth", " mechanism='PLAIN'", "AA*=")],
  ["blanks around base64", "incorrect-encoding", sasl("auth", " mechanism='PLAIN'", " AA== ")],
  [
    "a message with one NUL",
    "malformed-request",
    sasl("auth", " mechanism='PLAIN'", base64("a\0b")),
  ],
  ["an empty message", "malformed-request", sasl("auth", " mechanism='PLAIN'", "=")],
  ["a response to nothing", "malformed-request", sasl("response", "", "")],
  ["an abort of nothing", "aborted", sasl("abort", "", "")],
];
for (const [what, condition, sent] of FAULTY) {
  Deno.test(`${what} is answered by ${condition}, asks no door, and a login can follow`, async () => {
    using world = xmppWorld();
    await using peer = await atLogin(world);
    peer.send(sent);
    assertEquals(await peer.hear(), failure(condition));
    assertEquals(world.asked.length, 0);
    peer.send(auth("info", "secret"));
    assertMatch(await peer.hear() ?? "", /^<success/);
  });
}

const IN_EXCHANGE: readonly (readonly [string, string, string])[] = [
  ["an abort", "aborted", sasl("abort", "", "")],
  ["another auth", "malformed-request", auth("info", "secret")],
  ["a response that is no base64", "incorrect-encoding", sasl("response", "", "A")],
  ["an empty response", "malformed-request", sasl("response", "", "=")],
];
for (const [what, condition, sent] of IN_EXCHANGE) {
  Deno.test(`${what} in the middle of an exchange is answered by ${condition}`, async () => {
    using world = xmppWorld();
    await using peer = await atLogin(world);
    peer.send(sasl("auth", " mechanism='PLAIN'", ""), sent);
    const heard = await peer.hears(2);
    assertEquals(heard, [
      "<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
      failure(condition),
    ]);
    assertEquals(world.asked.length, 0);
  });
}

Deno.test("PLAIN without an initial response is asked for, and opens the same account", async () => {
  using world = xmppWorld();
  await using peer = await atLogin(world);
  peer.send(
    sasl("auth", " mechanism='PLAIN'", ""),
    sasl("response", "", base64("\0info\0secret")),
  );
  const [, answer] = await peer.hears(2);
  assertEquals(answer, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
});

/** A SCRAM login: the challenge and the answer to the proof. */
async function scram(peer: Peer, hash: "sha1" | "sha256", name: string, password: string) {
  const first = `n,,n=${name},r=abc`;
  const mechanism = hash === "sha1" ? "SCRAM-SHA-1" : "SCRAM-SHA-256";
  peer.send(sasl("auth", ` mechanism='${mechanism}'`, base64(first)));
  const challenge = contentOf(await peer.hear());
  peer.send(sasl("response", "", base64(scramFinal(hash, password, first, challenge))));
  return { challenge, answer: await peer.hear() ?? "" };
}

function contentOf(element = ""): string {
  return Buffer.from(/>(.*)</.exec(element)?.[1] ?? "", "base64").toString();
}

for (const hash of ["sha1", "sha256"] as const) {
  Deno.test(`SCRAM with ${hash} opens the account, and proves the server too`, async () => {
    using world = xmppWorld();
    await using peer = await atLogin(world);
    const { answer } = await scram(peer, hash, "InFo@a.example", "secret");
    assertMatch(answer, /^<success/);
    assertMatch(contentOf(answer), /^v=[A-Za-z0-9+/]+=*$/);
    assertEquals(world.asked.map(({ name }) => name), ["InFo@a.example"]);
  });
}

Deno.test("SCRAM answers an unknown name like a known one, up to the refusal", async () => {
  using world = xmppWorld();
  await using peer = await atLogin(world);
  const unknown = await scram(peer, "sha1", "nobody", "secret");
  const known = await scram(peer, "sha1", "info", "wrong");
  assertEquals([unknown.answer, known.answer], [REFUSED, REFUSED]);
  const shape = ({ challenge }: typeof known) => challenge.replace(/[A-Za-z0-9+/]/g, "x");
  assertEquals(shape(unknown), shape(known));
  assert(unknown.challenge.startsWith("r=abc"));
});

Deno.test("a login lifts the limit on time, a refused one does not", async () => {
  using world = xmppWorld();
  let lifted = 0;
  await using peer = world.connect({ loggedIn: () => lifted++ });
  peer.send(header(), auth("info", "wrong"));
  await peer.opened();
  await peer.hears(2);
  assertEquals(lifted, 0);
  peer.send(auth("info", "secret"), header());
  await peer.hear();
  await peer.opened();
  assertEquals(lifted, 1);
});
