import { assertEquals } from "@std/assert";
import {
  allHeard,
  contactState,
  presence,
  subscribe,
  xmppWorld,
} from "../../testing/xmpp_presence.ts";

Deno.test("initial presence comes back, and to and from the account's other clients", async () => {
  using world = xmppWorld();
  await using one = await world.online("info@a.example", "one", "<presence/>");
  assertEquals(await allHeard(one), [presence("from='info@a.example/one' to='info@a.example'")]);
  await using two = await world.online(
    "info@a.example",
    "two",
    "<presence><show>away</show></presence>",
  );
  const away = presence("from='info@a.example/two' to='info@a.example'", "<show>away</show>");
  assertEquals(await allHeard(two), [
    away,
    presence("from='info@a.example/one' to='info@a.example/two'"),
  ]);
  assertEquals(await allHeard(one), [away]);
});

Deno.test("a subscriber sees who comes, changes and goes; the other way nothing is seen", async () => {
  using world = xmppWorld();
  subscribe(world, "from");
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await allHeard(zoe);
  await using info = await world.online("info@a.example", "i", "<presence/>");
  assertEquals((await allHeard(info)).length, 1);
  assertEquals(await allHeard(zoe), [presence("from='info@a.example/i' to='zoe@b.example'")]);
  info.send("<presence><priority>-5</priority></presence>");
  await allHeard(info);
  assertEquals(await allHeard(zoe), [
    presence("from='info@a.example/i' to='zoe@b.example'", "<priority>-5</priority>"),
  ]);
  info.send("</stream:stream>");
  await info.over;
  assertEquals(await allHeard(zoe), [
    presence("type='unavailable' from='info@a.example/i' to='zoe@b.example'"),
  ]);
});

Deno.test("who comes later is told who is there already, if subscribed", async () => {
  for (const [subscription, count] of [["to", 1], ["both", 1], ["from", 0], ["none", 0]] as const) {
    using world = xmppWorld();
    subscribe(world, subscription);
    await using zoe = await world.online(
      "zoe@b.example",
      "z",
      "<presence><show>dnd</show></presence>",
    );
    await allHeard(zoe);
    await using info = await world.online("info@a.example", "i", "<presence/>");
    const seen = (await allHeard(info)).filter((one) => one.includes("from='zoe@b.example/z'"));
    const told = presence("from='zoe@b.example/z' to='info@a.example/i'", "<show>dnd</show>");
    assertEquals(seen, Array(count).fill(told), subscription);
  }
});

Deno.test("a change of presence asks nobody again, and an own address in the roster doubles nothing", async () => {
  using world = xmppWorld();
  subscribe(world, "both");
  const rest = { subscription: "both", ask: false, groups: [] } as const;
  world.roster("info@a.example").set({ jid: "info@a.example", ...rest });
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await allHeard(zoe);
  await using info = await world.online("info@a.example", "i", "<presence/>");
  assertEquals((await allHeard(info)).length, 2);
  info.send("<presence><show>xa</show></presence>");
  assertEquals(await allHeard(info), [
    presence("from='info@a.example/i' to='info@a.example'", "<show>xa</show>"),
  ]);
});

Deno.test("a roster that claims a subscription which the contact does not know is put right", async () => {
  using world = xmppWorld();
  subscribe(world, "to");
  world.roster("zoe@b.example").remove("info@a.example");
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await allHeard(zoe);
  await using info = await world.online("info@a.example", "i", "<presence/>");
  const [, ended, ...rest] = await allHeard(info);
  assertEquals(ended, presence("type='unsubscribed' from='zoe@b.example' to='info@a.example'"));
  assertEquals(rest, []);
  assertEquals(contactState(world, "info@a.example", "zoe@b.example"), "none");
});

Deno.test("a connection that is lost goes off line like one that closes", async () => {
  using world = xmppWorld();
  subscribe(world, "both");
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await allHeard(zoe);
  const info = await world.online("info@a.example", "i", "<presence/>");
  await allHeard(info);
  info.hangUp();
  await info.over;
  assertEquals(
    (await allHeard(zoe)).at(-1),
    presence("type='unavailable' from='info@a.example/i' to='zoe@b.example'"),
  );
});

Deno.test("directed presence is seen by whom it is sent to, and so is the end of it", async () => {
  using world = xmppWorld();
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await using other = await world.online("zoe@b.example", "other");
  await using info = await world.online("info@a.example", "i", "<presence to='zoe@b.example/z'/>");
  await allHeard(info);
  assertEquals(
    (await allHeard(zoe)).at(-1),
    presence("to='zoe@b.example/z' from='info@a.example/i'"),
  );
  info.send("</stream:stream>");
  await info.over;
  const [gone] = await allHeard(zoe);
  assertEquals(gone, presence("type='unavailable' from='info@a.example/i' to='zoe@b.example/z'"));
  assertEquals(await allHeard(other), []);
});

Deno.test("a request between clients is for who may know that the other is on line", async () => {
  using world = xmppWorld();
  await using zoe = await world.online("zoe@b.example", "z");
  await using info = await world.online("info@a.example", "i");
  const asks = "<iq type='get' id='v' to='zoe@b.example/z'><q xmlns='q'/></iq>";
  info.send(asks);
  assertEquals(/<service-unavailable/.test(await info.hear() ?? ""), true);
  zoe.send("<presence to='info@a.example'/>");
  assertEquals(await allHeard(zoe), []);
  info.send(asks);
  assertEquals(
    await zoe.hear(),
    "<iq type='get' id='v' to='zoe@b.example/z' from='info@a.example/i'><q xmlns='q'/></iq>",
  );
  zoe.send("<iq type='result' id='v' to='info@a.example/i'/>");
  assertEquals(
    await info.hear(),
    "<iq type='result' id='v' to='info@a.example/i' from='zoe@b.example/z'/>",
  );
});

const BAD: readonly (readonly [string, string, string])[] = [
  ["of an unknown type", "bad-request", "<presence type='maybe'/>"],
  ["that manages no subscription in particular", "bad-request", "<presence type='subscribe'/>"],
  ["with a priority out of range", "bad-request", "<presence><priority>128</priority></presence>"],
  [
    "with a priority that is no number",
    "bad-request",
    "<presence><priority>high</priority></presence>",
  ],
  [
    "to a Domain elsewhere",
    "remote-server-not-found",
    "<presence to='zoe@c.example' type='subscribe'/>",
  ],
  ["to a malformed address", "jid-malformed", "<presence to='zoe@'/>"],
];
Deno.test("presence with a fault gets its error", async (t) => {
  using world = xmppWorld();
  await using peer = await world.online("info@a.example", "x");
  for (const [what, error, sent] of BAD) {
    await t.step(what, async () => {
      peer.send(sent);
      assertEquals(/<error type='[a-z]+'><([a-z-]+)/.exec(await peer.hear() ?? "")?.[1], error);
    });
  }
});

Deno.test("presence to who is not there, to oneself, and probes of a client pass without a word", async () => {
  using world = xmppWorld();
  await using peer = await world.online("info@a.example", "x");
  peer.send(
    "<presence to='nobody@a.example'/><presence to='a.example'/>",
    "<presence type='subscribe' to='info@a.example'/>",
    "<presence type='probe' to='zoe@b.example'/><presence type='error' to='zoe@c.example'/>",
  );
  assertEquals(await allHeard(peer), []);
  assertEquals(contactState(world, "info@a.example", "info@a.example"), "absent");
});
