import { assertEquals, assertMatch } from "@std/assert";
import { allHeard, auth, bindAs, header, xmppWorld } from "../../testing/xmpp.ts";

const ROSTER = "<query xmlns='jabber:iq:roster'/>";
const PING = "<ping xmlns='urn:xmpp:ping'/>";
const CANARY = /<item jid='canary-[0-9a-f]{24}@loginspec\.invalid'/;

function errorOf(stanza: string | undefined): string {
  const found =
    /type='error'.*<error type='([a-z]+)'><([a-z-]+) xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/
      .exec(stanza ?? "");
  return found ? `${found[1]} ${found[2]}` : stanza ?? "(over)";
}

Deno.test("the roster is the opened account's, with its canary", async () => {
  using world = xmppWorld();
  await using peer = await world.online("Info@b.example", "x");
  for (const to of ["", " to='info@B.example'"]) {
    peer.send(`<iq type='get' id='r'${to}>${ROSTER}</iq>`);
    const answer = await peer.hear() ?? "";
    assertMatch(answer, CANARY);
    assertMatch(answer, /name='Info@b\.example' subscription='both'/);
  }
  peer.send(`<iq type='get' id='r' to='info@a.example'>${ROSTER}</iq>`);
  assertEquals(errorOf(await peer.hear()), "cancel service-unavailable");
});

Deno.test("pings of the server, of the account and of nobody in particular are answered", async () => {
  using world = xmppWorld();
  await using peer = await world.online("info@a.example", "x");
  for (const to of ["a.example", "b.example", "info@a.example"]) {
    peer.send(`<iq type='get' id='1' to='${to}'>${PING}</iq>`);
    assertEquals(
      await peer.hear(),
      `<iq type='result' id='1' from='${to}' to='info@a.example/x'/>`,
    );
  }
});

const BAD_IQS: readonly (readonly [string, string, string])[] = [
  ["without a type", "modify bad-request", `<iq id='1'>${PING}</iq>`],
  ["of another type", "modify bad-request", `<iq id='1' type='put'>${PING}</iq>`],
  ["without an id", "modify bad-request", `<iq type='get'>${PING}</iq>`],
  ["without content", "modify bad-request", "<iq type='get' id='1'/>"],
  ["with two contents", "modify bad-request", `<iq type='get' id='1'>${PING}${PING}</iq>`],
  ["of an unknown kind", "cancel service-unavailable", "<iq type='get' id='1'><q xmlns='q'/></iq>"],
  [
    "that would set what is got",
    "cancel service-unavailable",
    `<iq type='set' id='1'>${PING}</iq>`,
  ],
  [
    "for a Domain elsewhere",
    "cancel remote-server-not-found",
    `<iq type='get' id='1' to='x@c.example'>${PING}</iq>`,
  ],
  [
    "for no account",
    "cancel service-unavailable",
    `<iq type='get' id='1' to='x@a.example'>${PING}</iq>`,
  ],
  [
    "for a malformed address",
    "modify jid-malformed",
    `<iq type='get' id='1' to='@a.example'>${PING}</iq>`,
  ],
  [
    "for a resource off line",
    "cancel service-unavailable",
    `<iq type='get' id='1' to='zoe@b.example/x'>${PING}</iq>`,
  ],
  [
    "to bind once more",
    "cancel not-allowed",
    "<iq type='set' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
  ],
];
Deno.test("an iq that cannot be answered gets its error", async (t) => {
  using world = xmppWorld();
  await using peer = await world.online("info@a.example", "x");
  for (const [what, error, sent] of BAD_IQS) {
    await t.step(what, async () => {
      peer.send(sent);
      assertEquals(errorOf(await peer.hear()), error);
    });
  }
});

Deno.test("a result or an error is never answered", async () => {
  using world = xmppWorld();
  await using peer = await world.online("info@a.example", "x");
  peer.send("<iq type='result' id='1'/><iq type='error' id='2' to='nobody@a.example/y'/>");
  peer.send("<iq type='result' id='3' to='@'/>");
  assertEquals(await allHeard(peer), []);
});

Deno.test("a session is granted to clients of the older RFC", async () => {
  using world = xmppWorld();
  await using peer = await world.online("info@a.example", "x");
  peer.send("<iq type='set' id='s'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>");
  assertEquals(await peer.hear(), "<iq type='result' id='s' to='info@a.example/x'/>");
});

Deno.test("a resource that is taken is left to who has it, and the newcomer gets another", async () => {
  using world = xmppWorld();
  await using first = await world.online("info@a.example", "x");
  await using second = await world.online("info@a.example", "x");
  await using stranger = await world.online("Info@b.example", "x");
  second.send("<message><body>who?</body></message>");
  assertMatch(await second.hear() ?? "", / to='info@a\.example\/[-_A-Za-z0-9]{12}'/);
  stranger.send("<message><body>who?</body></message>");
  assertMatch(await stranger.hear() ?? "", / to='Info@b\.example\/x'/);
  first.send("</stream:stream>");
  await first.over;
  await using third = await world.online("info@a.example", "x");
  third.send("<message><body>who?</body></message>");
  assertMatch(await third.hear() ?? "", / to='info@a\.example\/x'/);
});

Deno.test("a resource that is no name is a bad request, and another can be asked for", async () => {
  using world = xmppWorld();
  await using peer = world.connect();
  peer.send(header(), auth("info", "secret"), header(), bindAs("x".repeat(1024)), bindAs("&#9;"));
  await peer.opened();
  await peer.hears(2);
  await peer.opened();
  const [, long, control] = await peer.hears(3);
  assertEquals([errorOf(long), errorOf(control)], ["modify bad-request", "modify bad-request"]);
  peer.send(bindAs(""));
  assertMatch(await peer.hear() ?? "", /<jid>info@a\.example\/[-_A-Za-z0-9]{12}<\/jid>/);
});

Deno.test("a change of the roster is pushed to every resource that asked for it, and to no other", async () => {
  using world = xmppWorld();
  await using changer = await world.online(
    "info@a.example",
    "x",
    `<iq type='get' id='r'>${ROSTER}</iq>`,
  );
  await using other = await world.online(
    "info@a.example",
    "y",
    `<iq type='get' id='r'>${ROSTER}</iq>`,
  );
  await using deaf = await world.online("info@a.example", "z");
  await Promise.all([changer.hear(), other.hear()]);
  changer.send(
    "<iq type='set' id='s'><query xmlns='jabber:iq:roster'>",
    "<item jid='Zoe@B.example/y' name='Z &amp; &quot;E&quot;' subscription='both'><group>G</group></item>",
    "</query></iq>",
  );
  const item =
    "<item jid='zoe@b.example' name='Z &amp; &quot;E&quot;' subscription='none'><group>G</group></item>";
  const [push, result] = await changer.hears(2);
  assertMatch(push ?? "", /^<iq type='set' id='push-[-0-9a-f]{36}' to='info@a\.example\/x'>/);
  assertEquals(push?.includes(item), true);
  assertEquals(result, "<iq type='result' id='s' to='info@a.example/x'/>");
  assertMatch(
    await other.hear() ?? "",
    /to='info@a\.example\/y'><query xmlns='jabber:iq:roster'><item jid='zoe/,
  );
  changer.send(
    "<iq type='set' id='d'><query xmlns='jabber:iq:roster'>",
    "<item jid='zoe@b.example' subscription='remove'/></query></iq>",
  );
  assertMatch(await other.hear() ?? "", /<item jid='zoe@b\.example' subscription='remove'\/>/);
  assertEquals(await allHeard(deaf), []);
  assertEquals(world.roster("info@a.example").get("zoe@b.example"), undefined);
});

const BAD_ITEMS: readonly (readonly [string, string, string])[] = [
  ["no item", "modify bad-request", ""],
  ["two items", "modify bad-request", "<item jid='x@a.example'/><item jid='y@a.example'/>"],
  ["no address", "modify bad-request", "<item/>"],
  ["a malformed address", "modify bad-request", "<item jid='@x'/>"],
  [
    "a group twice",
    "modify bad-request",
    "<item jid='x@a.example'><group>G</group><group>G</group></item>",
  ],
  ["an empty group", "modify not-acceptable", "<item jid='x@a.example'><group/></item>"],
  ["nothing to remove", "cancel item-not-found", "<item jid='x@a.example' subscription='remove'/>"],
];
Deno.test("a roster set with a fault changes nothing", async (t) => {
  using world = xmppWorld();
  await using peer = await world.online("info@a.example", "x");
  for (const [what, error, items] of BAD_ITEMS) {
    await t.step(what, async () => {
      peer.send(`<iq type='set' id='1'><query xmlns='jabber:iq:roster'>${items}</query></iq>`);
      assertEquals(errorOf(await peer.hear()), error);
    });
  }
  assertEquals(world.roster("info@a.example").items().length, 1);
});

Deno.test("who asks for the roster twice is told of a change once", async () => {
  using world = xmppWorld();
  const asks = `<iq type='get' id='r'>${ROSTER}</iq>`;
  await using peer = await world.online("info@a.example", "x", asks, asks);
  await peer.hears(2);
  world.roster("info@a.example").set({
    jid: "x@y",
    subscription: "none",
    ask: false,
    groups: [],
  });
  assertEquals((await allHeard(peer)).length, 1);
});

Deno.test("a client that closes leaves no watcher and no resource behind", async () => {
  using world = xmppWorld();
  const peer = await world.online("info@a.example", "x", `<iq type='get' id='r'>${ROSTER}</iq>`);
  await peer.hear();
  assertEquals(world.watchers(), 1);
  peer.send("</stream:stream>");
  await peer.over;
  assertEquals(world.watchers(), 0);
  await using other = await world.online("zoe@b.example", "y");
  other.send("<message to='info@a.example/x'/>");
  assertEquals(errorOf(await other.hear()), "cancel service-unavailable");
});
