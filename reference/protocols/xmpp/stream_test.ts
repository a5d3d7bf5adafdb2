import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { auth, bindAs, header, xmppWorld } from "../../testing/xmpp.ts";
import { xmpp } from "./mod.ts";

/** The condition of the stream error that ends what the server says to this. */
async function errorAfter(...sends: (string | Uint8Array)[]): Promise<string | undefined> {
  using world = xmppWorld();
  await using peer = world.connect({ limits: { literal: 0, stanza: 1000, depth: 4 } });
  peer.send(...sends);
  peer.hangUp();
  return conditionIn(await peer.rest());
}

/** A stream error is said inside a stream, once, and the stream ends with it. */
function conditionIn(said: string): string | undefined {
  return /^<\?xml.*<stream:stream .*<stream:error><([a-z-]+) xmlns='urn:ietf:params:xml:ns:xmpp-streams'\/><\/stream:error><\/stream:stream>$/
    .exec(said)?.[1];
}

const loggedIn = [header(), auth("info", "secret"), header()];
const bound = [...loggedIn, bindAs("x")];

Deno.test("a header is answered from the target as it was sent, to whom it says it is", async () => {
  using world = xmppWorld();
  await using peer = world.connect();
  peer.send(header("to='b.example' from='Me@b.example' version='1.1'"));
  const first = await peer.opened();
  const { id = "", ...rest } = first;
  assertMatch(id, /^[0-9a-f]{24}$/);
  assertEquals(rest, { from: "b.example", to: "Me@b.example", version: "1.0", "xml:lang": "en" });
  assertEquals(
    await peer.hear(),
    "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" +
      "<mechanism>SCRAM-SHA-256</mechanism><mechanism>SCRAM-SHA-1</mechanism>" +
      "<mechanism>PLAIN</mechanism></mechanisms></stream:features>",
  );
  peer.send(auth("info", "secret"), header());
  await peer.hear();
  assertNotEquals((await peer.opened())["id"], id);
});

const BAD_HEADERS: readonly (readonly [string, string, string])[] = [
  ["a target that is not served", "host-unknown", header("to='c.example' version='1.0'")],
  ["no target", "improper-addressing", header("version='1.0'")],
  ["an empty target", "improper-addressing", header("to='' version='1.0'")],
  ["no version", "unsupported-version", header("to='a.example'")],
  ["version 0.9", "unsupported-version", header("to='a.example' version='0.9'")],
  ["another stream namespace", "invalid-namespace", header().replace("/streams", "/streets")],
  ["another content namespace", "invalid-namespace", header().replace(":client", ":server")],
  ["another root", "bad-format", header().replaceAll("stream:stream", "stream:steam")],
  ["no XML", "not-well-formed", "GET / HTTP/1.0\r\n\r\n"],
  ["another encoding", "unsupported-encoding", header().replace("?>", " encoding='latin1'?>")],
];
for (const [what, condition, sent] of BAD_HEADERS) {
  Deno.test(`a header with ${what} is answered by ${condition}`, async () => {
    assertEquals(await errorAfter(sent), condition);
  });
}

const BAD_STREAMS: readonly (readonly [string, string, readonly (string | Uint8Array)[]])[] = [
  ["a tag that does not fit", "not-well-formed", ["<a></b>"]],
  ["a prefix that is not bound", "not-well-formed", ["<x:a/>"]],
  ["a prefix that every object of the language has", "not-well-formed", ["<toString:a/>"]],
  ["bytes that are no UTF-8", "not-well-formed", ["<a>", new Uint8Array([0xff]), "</a>"]],
  ["a character reference that is none", "not-well-formed", ["<a>&#0;</a>"]],
  ["an entity that is not predefined", "restricted-xml", ["<a>&nbsp;</a>"]],
  ["a comment", "restricted-xml", ["<!-- a -->"]],
  ["a processing instruction", "restricted-xml", ["<?a b?>"]],
  ["text between stanzas", "bad-format", ["a<b/>"]],
  ["a stanza over the limit", "policy-violation", [`<a>${"x".repeat(1000)}`]],
  ["a depth over the limit", "policy-violation", ["<a><b><c><d><e>"]],
];
for (const [what, condition, sent] of BAD_STREAMS) {
  Deno.test(`${what} ends a stream with ${condition}, before login and after`, async () => {
    assertEquals(await errorAfter(header(), ...sent), condition);
    assertEquals(await errorAfter(...bound, ...sent), condition);
  });
}

Deno.test("a document type is restricted XML, its entities with it", async () => {
  const doctype = "<!DOCTYPE a [<!ENTITY b 'c'>]>";
  assertEquals(await errorAfter(doctype + header()), "restricted-xml");
  assertEquals(await errorAfter(header().replace("?>", `?>${doctype}`)), "restricted-xml");
});

Deno.test("a stanza of just the largest size, as deep as may be, is taken", async () => {
  const frame = "<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>";
  const bytes = "\u00e9".repeat((1000 - frame.length) / 2 - 8);
  const sent = frame.replace("</iq>", `${bytes}${"x".repeat(16 - (frame.length % 2))}</iq>`);
  const deep = "<message><b><c><d/></c></b></message>";
  using world = xmppWorld();
  await using peer = world.connect({ limits: { literal: 0, stanza: 1000, depth: 4 } });
  peer.send(...bound, sent, " ".repeat(2000), sent, deep, "</stream:stream>");
  const said = await peer.rest();
  assertEquals(said.match(/<iq type='result' id='p'/g)?.length, 2);
  assertMatch(said, /<message type='error'.*<\/message><\/stream:stream>$/);
});

const MISPLACED: readonly (readonly [string, string, readonly string[]])[] = [
  ["a stanza before login", "not-authorized", [header(), "<presence/>"]],
  ["a resource before login", "not-authorized", [header(), bindAs("x")]],
  ["a stanza before a resource", "not-authorized", [...loggedIn, "<presence/>"]],
  ["a roster before a resource", "not-authorized", [
    ...loggedIn,
    "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
  ]],
  ["an element that is no stanza", "unsupported-stanza-type", [...bound, "<a/>"]],
  ["a stanza of a server", "unsupported-stanza-type", [
    ...bound,
    "<message xmlns='jabber:server'/>",
  ]],
  ["a second login", "unsupported-stanza-type", [...bound, auth("info", "secret")]],
  ["a stanza from somebody else", "invalid-from", [...bound, "<presence from='zoe@b.example'/>"]],
  ["a stanza from another resource", "invalid-from", [
    ...bound,
    "<presence from='info@a.example/y'/>",
  ]],
  ["an unserved target after login", "host-unknown", [
    header(),
    auth("info", "secret"),
    header("to='c.example' version='1.0'"),
  ]],
];
for (const [what, condition, sent] of MISPLACED) {
  Deno.test(`${what} is answered by ${condition}`, async () => {
    assertEquals(await errorAfter(...sent), condition);
  });
}

Deno.test("a stream cut after every byte, or sent whole, is answered alike", async () => {
  const sent = new TextEncoder().encode(
    [...bound, `<message to='info@a.example/x'><body>\u{1F600} &lt;&#x65E5;</body></message> `]
      .join("") + "</stream:stream>",
  );
  const said = async (parts: Uint8Array[]) => {
    using world = xmppWorld();
    await using peer = world.connect({ chunk: () => Promise.resolve(parts.shift()) });
    return (await peer.rest()).replace(/ id='[0-9a-f]{24}'/g, "");
  };
  const bytes = await said([...sent].map((byte) => Uint8Array.of(byte)));
  assertEquals(bytes, await said([sent]));
  assertMatch(bytes, /<body>\u{1F600} &lt;\u65E5<\/body><\/message><\/stream:stream>$/u);
  for (let cut = 1; cut < sent.length; cut++) {
    assertEquals(await said([sent.slice(0, cut), sent.slice(cut)]), bytes);
  }
});

Deno.test("prefixes, quotes and self-closing do not matter", async () => {
  using world = xmppWorld();
  await using peer = world.connect();
  peer.send(
    `<s:stream xmlns:s="http://etherx.jabber.org/streams" to="a.example" version="1.0">`,
    auth("info", "secret").replace("<auth", "<a:auth").replace("xmlns=", "xmlns:a=")
      .replace("</auth", "</a:auth"),
    `<s:stream xmlns:s="http://etherx.jabber.org/streams" version="1.0">`,
    `<c:iq xmlns:c="jabber:client" id="b" type="set">`,
    `<y:bind xmlns:y="urn:ietf:params:xml:ns:xmpp-bind"/></c:iq></s:stream>`,
  );
  const said = await peer.rest();
  assertMatch(said, /<jid>info@a\.example\/[-_A-Za-z0-9]{12}<\/jid>/);
  assert(said.endsWith("</stream:stream>"));
});

Deno.test("a stream that the client closes is closed", async () => {
  using world = xmppWorld();
  await using peer = world.connect();
  peer.send(header(), "</stream:stream>");
  assertMatch(await peer.rest(), /<\/stream:features><\/stream:stream>$/);
});

Deno.test("input that ends is answered by nothing", async () => {
  using world = xmppWorld();
  await using peer = world.connect();
  peer.send(header(), "<iq>");
  peer.hangUp();
  assertMatch(await peer.rest(), /<\/stream:features>$/);
});

Deno.test("a farewell is a stream error, in a stream", async () => {
  const words = xmpp.farewell("shutting down", true);
  assertEquals(conditionIn(header() + words), "system-shutdown");
  assertEquals(
    conditionIn(String(xmpp.farewell("too many connections", false))),
    "resource-constraint",
  );
  assertEquals(conditionIn(String(xmpp.farewell("our fault", false))), "internal-server-error");

  using world = xmppWorld();
  const peer = world.connect({ chunk: () => Promise.reject(new Error("too slow")) });
  assertEquals(await peer.over.catch(({ message }) => message), "too slow");
  const said = await peer.rest();
  assertEquals(conditionIn(said + xmpp.farewell("too slow", true)), "connection-timeout");
});
