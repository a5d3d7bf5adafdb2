import { assertEquals } from "@std/assert";
import {
  allHeard,
  contactState,
  presence,
  subscribe,
  xmppWorld,
} from "../../testing/xmpp_presence.ts";

Deno.test("a grant that comes after the request was taken back has no effect on who asked", async () => {
  using world = xmppWorld();
  await using info = await world.online("info@a.example", "i", "<presence/>");
  await using _ = await world.online("zoe@b.example", "one", "<presence/>");
  await using two = await world.online("zoe@b.example", "two", "<presence/>");
  info.send("<presence type='subscribe' to='zoe@b.example'/>");
  info.send("<presence type='unsubscribe' to='zoe@b.example'/>");
  await allHeard(info);
  two.send("<presence type='subscribed' to='info@a.example'/>");
  await allHeard(two);
  assertEquals(contactState(world, "info@a.example", "zoe@b.example"), "none");
  assertEquals(await allHeard(info), []);
});

Deno.test("a subscription is asked for, granted, and ended from either side", async () => {
  using world = xmppWorld();
  await using info = await world.online("info@a.example", "i", "<presence/>");
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await allHeard(zoe);
  const states = () => [
    contactState(world, "info@a.example", "zoe@b.example"),
    contactState(world, "zoe@b.example", "info@a.example"),
  ];

  info.send("<presence type='subscribe' to='Zoe@B.example/ignored'><status>me</status></presence>");
  await allHeard(info);
  assertEquals(states(), ["none asked", "absent"]);
  assertEquals(await allHeard(zoe), [
    presence("type='subscribe' to='Zoe@B.example' from='info@a.example'", "<status>me</status>"),
  ]);

  zoe.send("<presence type='subscribed' to='info@a.example'/>");
  assertEquals(await allHeard(zoe), []);
  assertEquals(states(), ["to", "from"]);
  assertEquals(await allHeard(info), [
    presence("type='subscribed' to='info@a.example' from='zoe@b.example'"),
    presence("from='zoe@b.example/z' to='info@a.example/i'"),
  ]);

  zoe.send("<presence type='unsubscribed' to='info@a.example'/>");
  await allHeard(zoe);
  assertEquals(states(), ["none", "none"]);
  assertEquals(await allHeard(info), [
    presence("type='unavailable' from='zoe@b.example/z' to='info@a.example'"),
    presence("type='unsubscribed' to='info@a.example' from='zoe@b.example'"),
  ]);

  subscribe(world, "both");
  info.send("<presence type='unsubscribe' to='zoe@b.example'/>");
  assertEquals(await allHeard(info), [
    presence("type='unavailable' from='zoe@b.example/z' to='info@a.example'"),
  ]);
  assertEquals(states(), ["from", "to"]);
});

Deno.test("a request can be denied, and a grant that nobody asked for has no effect", async () => {
  using world = xmppWorld();
  await using info = await world.online("info@a.example", "i", "<presence/>");
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await allHeard(info);
  zoe.send("<presence type='subscribed' to='info@a.example'/>");
  await allHeard(zoe);
  assertEquals(contactState(world, "zoe@b.example", "info@a.example"), "absent");
  assertEquals(await allHeard(info), []);

  info.send("<presence type='subscribe' to='zoe@b.example'/>");
  await allHeard(info);
  await allHeard(zoe);
  zoe.send("<presence type='unsubscribed' to='info@a.example'/>");
  await allHeard(zoe);
  assertEquals(await allHeard(info), [
    presence("type='unsubscribed' to='info@a.example' from='zoe@b.example'"),
  ]);
  assertEquals(contactState(world, "info@a.example", "zoe@b.example"), "none");
});

Deno.test("a request to who is off line is asked again when the asker comes back", async () => {
  using world = xmppWorld();
  const info = await world.online("info@a.example", "i", "<presence/>");
  info.send("<presence type='subscribe' to='zoe@b.example'/>");
  await allHeard(info);
  assertEquals(contactState(world, "info@a.example", "zoe@b.example"), "none asked");
  await using zoe = await world.online("zoe@b.example", "z");
  info.send("<presence type='unavailable'/><presence/>");
  await allHeard(info);
  assertEquals(await allHeard(zoe), []);
  zoe.send("<presence/>");
  assertEquals(
    (await allHeard(zoe)).at(-1),
    presence("type='subscribe' from='info@a.example' to='zoe@b.example'"),
  );
  info.hangUp();
  await info.over;
});

Deno.test("a request for what is granted already is granted at once", async () => {
  using world = xmppWorld();
  subscribe(world, "to");
  world.roster("info@a.example").set({
    jid: "zoe@b.example",
    subscription: "none",
    ask: false,
    groups: [],
  });
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await using info = await world.online("info@a.example", "i", "<presence/>");
  await allHeard(zoe);
  info.send("<presence type='subscribe' to='zoe@b.example'/>");
  await allHeard(info);
  assertEquals(contactState(world, "info@a.example", "zoe@b.example"), "to");
  assertEquals(await allHeard(zoe), []);
});

Deno.test("a contact that leaves the roster hears that both subscriptions end", async () => {
  using world = xmppWorld();
  subscribe(world, "both");
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await using info = await world.online("info@a.example", "i", "<presence/>");
  await allHeard(info);
  await allHeard(zoe);
  info.send(
    "<iq type='set' id='d'><query xmlns='jabber:iq:roster'>",
    "<item jid='zoe@b.example' subscription='remove'/></query></iq>",
  );
  await allHeard(info);
  assertEquals(await allHeard(zoe), [
    presence("type='unsubscribe' from='info@a.example' to='zoe@b.example'"),
    presence("type='unavailable' from='info@a.example/i' to='zoe@b.example'"),
    presence("type='unsubscribed' from='info@a.example' to='zoe@b.example'"),
  ]);
  assertEquals(contactState(world, "zoe@b.example", "info@a.example"), "none");
  assertEquals(contactState(world, "info@a.example", "zoe@b.example"), "absent");
});

Deno.test("what comes from the contact is shown before the roster push that it leads to", async () => {
  using world = xmppWorld();
  subscribe(world, "from");
  const asking = { jid: "zoe@b.example", subscription: "from", ask: true, groups: [] } as const;
  world.roster("info@a.example").set(asking);
  await using zoe = await world.online("zoe@b.example", "z", "<presence/>");
  await using info = await world.online("info@a.example", "i");
  info.send("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq><presence/>");
  await allHeard(info);
  /** What info hears of one stanza of zoe's: types of presence, states of the roster item. */
  const heardOf = async (type: string) => {
    zoe.send(`<presence type='${type}' to='info@a.example'/>`);
    await allHeard(zoe);
    return (await allHeard(info)).map((stanza) =>
      (/^<presence type='(\w+)'/.exec(stanza) ?? / subscription='(\w+)'/.exec(stanza))?.[1]
    );
  };
  assertEquals(await heardOf("subscribed"), ["subscribed", "both", undefined]);
  assertEquals(await heardOf("unsubscribe"), ["unsubscribe", "to"]);
  assertEquals(await heardOf("unsubscribed"), ["unavailable", "unsubscribed", "none"]);
});
