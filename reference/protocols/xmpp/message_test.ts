import { assertEquals } from "@std/assert";
import { allHeard, auth, bindAs, header, xmppWorld } from "../../testing/xmpp.ts";

const errorOf = (stanza = "(over)") =>
  /<error type='[a-z]+'><([a-z-]+)/.exec(stanza)?.[1] ?? stanza;

/** What each of zoe's clients, and the sender, hear of a message of a type to an address. */
async function heardOf(type: string, to: string): Promise<string[]> {
  using world = xmppWorld();
  await using zoe1 = await world.online("zoe@b.example", "one", "<presence/>");
  await using zoe2 = await world.online(
    "zoe@b.example",
    "two",
    "<presence><priority>5</priority></presence>",
  );
  await using below = await world.online(
    "zoe@b.example",
    "below",
    "<presence><priority>-1</priority></presence>",
  );
  await using silent = await world.online("zoe@b.example", "silent");
  await using sender = await world.online("info@a.example", "x");
  for (const peer of [zoe1, zoe2, below]) await allHeard(peer);
  sender.send(`<message${type && ` type='${type}'`} to='${to}' id='m'><body>hi</body></message>`);
  const returned = await allHeard(sender);
  const names = ["one", "two", "below", "silent"];
  const heard: string[] = returned.map(errorOf);
  for (const [i, peer] of [zoe1, zoe2, below, silent].entries()) {
    if ((await allHeard(peer)).some((one) => one.includes("id='m'"))) heard.push(names[i] ?? "");
  }
  return heard;
}

const RULES: readonly (readonly [string, string, readonly string[]])[] = [
  ["", "zoe@b.example", ["one", "two"]],
  ["chat", "zoe@b.example", ["one", "two"]],
  ["made-up", "zoe@b.example", ["one", "two"]],
  ["headline", "zoe@b.example", ["one", "two"]],
  ["groupchat", "zoe@b.example", ["service-unavailable"]],
  ["error", "zoe@b.example", []],
  ["", "ZOE@alias.example", ["one", "two"]],
  ["", "zoe%b.example", ["one", "two"]],
  ["", "Zoe%alias.example/below", ["below"]],
  ["", "nobody%b.example", ["service-unavailable"]],
  ["", "zoe%c.example", ["remote-server-not-found"]],
  ["", "%b.example", ["jid-malformed"]],
  ["", "zoe%", ["jid-malformed"]],
  ["", "zoe@b.example/below", ["below"]],
  ["", "zoe@b.example/silent", ["silent"]],
  ["error", "zoe@b.example/two", ["two"]],
  ["chat", "zoe@b.example/gone", ["one", "two"]],
  ["", "zoe@b.example/gone", ["service-unavailable"]],
  ["headline", "zoe@b.example/gone", []],
  ["", "nobody@b.example", ["service-unavailable"]],
  ["error", "nobody@b.example", []],
  ["", "b.example", ["service-unavailable"]],
  ["", "zoe@c.example", ["remote-server-not-found"]],
  ["", "@b.example", ["jid-malformed"]],
  ["", "zoe@b.example/", ["jid-malformed"]],
];
for (const [type, to, heard] of RULES) {
  Deno.test(`a ${type || "normal"} message to ${to} is heard by: ${heard.join(", ") || "nobody"}`, async () => {
    assertEquals(await heardOf(type, to), [...heard]);
  });
}

Deno.test("a message arrives as it was sent, from who sent it", async () => {
  using world = xmppWorld();
  await using zoe = await world.online("zoe@b.example", "y");
  await using info = await world.online("info@a.example", "x");
  info.send(
    "<message to='zoe@b.example/y' id='m' xml:lang='de' from='INFO@a.example'>",
    "<body>&lt;&amp;&#13;&gt;</body><e:e xmlns:e='urn:e' e:a='1' e:b=\"'&#10;\"><f xmlns=''/></e:e></message>",
  );
  assertEquals(
    await zoe.hear(),
    "<message to='zoe@b.example/y' id='m' xml:lang='de' from='info@a.example/x'>" +
      "<body>&lt;&amp;&#13;&gt;</body><e xmlns='urn:e' xmlns:a0='urn:e' a0:a='1'" +
      " xmlns:a1='urn:e' a1:b='&apos;&#10;'><f xmlns=''/></e></message>",
  );
});

Deno.test("an account that is off line takes no message, bound or not", async () => {
  using world = xmppWorld();
  await using info = await world.online("info@a.example", "x");
  const send = async () => {
    info.send("<message to='zoe@b.example' id='m'><body>hi</body></message>");
    return await info.hear();
  };
  const unavailable = "<message type='error' id='m' from='zoe@b.example' to='info@a.example/x'>" +
    "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>" +
    "</error></message>";
  assertEquals(await send(), unavailable);
  await using zoe = await world.online("zoe@b.example", "y");
  assertEquals(await send(), unavailable);
  zoe.send("<presence/><presence type='unavailable'/>");
  await allHeard(zoe);
  assertEquals(await send(), unavailable);
});

Deno.test("a message without an address goes to the sender's own account", async () => {
  using world = xmppWorld();
  await using one = await world.online("info@a.example", "one", "<presence/>");
  await using two = await world.online("info@a.example", "two");
  await allHeard(one);
  two.send("<message id='m'><body>note</body></message>");
  assertEquals(
    await one.hear(),
    "<message id='m' from='info@a.example/two'><body>note</body></message>",
  );
});

Deno.test("a client that reads nothing loses its stream, and holds up nobody", async () => {
  using world = xmppWorld();
  await using info = await world.online("info@a.example", "x");
  let stuck = false;
  let heard = "";
  const never = new Promise<void>(() => {});
  await using zoe = world.connect({
    limits: { literal: 0, stanza: 1000, depth: 9 },
    send: (...data) => {
      heard += data.join("");
      return stuck ? never : Promise.resolve();
    },
  });
  zoe.send(header(), auth("zoe@b.example", "secret"), header(), bindAs("y"));
  while (!heard.includes("</jid>")) await allHeard(info);
  stuck = true;
  for (let i = 0; i < 30; i++) {
    info.send(`<message to='zoe@b.example/y'><body>${"x".repeat(800)}</body></message>`);
  }
  await zoe.over;
  assertEquals((await allHeard(info)).length > 0, true);
});
