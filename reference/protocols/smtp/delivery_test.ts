import { assertEquals } from "@std/assert";
import type { Deployment } from "../../../fixtures/deployment.ts";
import type { ServedProtocol } from "../../protocol.ts";
import type { Post } from "../../session.ts";
import { converse } from "../../testing/talk.ts";
import { lmtp } from "../lmtp.ts";
import { bodies, DEPLOYMENT, served } from "./_served.ts";
import { smtp } from "./mod.ts";

type World = ReturnType<typeof served>;

const DELIVERED = "250 2.0.0 Delivered";
const CHANGED = "451 4.3.0 A recipient is not here any more: name them again";
const NOT_KEPT = "451 4.3.0 The message cannot be kept now";
const NOBODY = "550 5.1.1 Nobody has this address";

/** The answers to a message whose recipients were accepted before something happened. */
async function answered(
  world: World,
  protocol: ServedProtocol,
  to: readonly string[],
  happens: () => void,
  broken: Partial<Post> = {},
): Promise<string[]> {
  const door = world.door(protocol.id);
  const post = { ...door.post, ...broken };
  const talk = converse(protocol, world.door(protocol.id, { post }));
  const hello = protocol.id === "lmtp" ? "LHLO x" : "HELO x";
  talk.say(hello, "MAIL FROM:<>", ...to.map((address) => `RCPT TO:<${address}>`), "DATA");
  await talk.until("354 ");
  await talk.hear();
  happens();
  talk.say("x: y", ".");
  talk.hangUp();
  await talk.over;
  const heard: string[] = [];
  for (let line = await talk.hear(); line !== undefined; line = await talk.hear()) heard.push(line);
  return heard;
}

/** The same world, and ann@client1.com is susan now. */
const RENAMED: Deployment = {
  ...DEPLOYMENT,
  domains: DEPLOYMENT.domains.map((domain) => ({
    ...domain,
    accounts: domain.accounts.map((account) =>
      account.name === "ann" ? { ...account, name: "susan", aliases: ["anna"] } : account
    ),
  })),
};
const rename = (world: World) => () => world.reconfigure(RENAMED);

Deno.test("a recipient that is renamed before the message ends gets none under the old name, and its sender is told", async () => {
  using world = served();
  const heard = await answered(world, smtp, ["ann@client1.com"], rename(world));
  assertEquals(heard, [NOBODY]);
  assertEquals(bodies(world, "ann@client1.com"), []);
});

Deno.test("an alias leads to the account that has it when the message ends", async () => {
  using world = served();
  assertEquals(await answered(world, smtp, ["anna@client1.com"], rename(world)), [DELIVERED]);
  assertEquals(bodies(world, "ann@client1.com"), []);
  assertEquals(bodies(world, "susan@client1.com"), ["x: y\r\n"]);
});

Deno.test("where one of several recipients is gone SMTP puts all off, and nobody has the message twice", async () => {
  using world = served();
  const to = ["info@client2.com", "ann@client1.com"];
  assertEquals(await answered(world, smtp, to, rename(world)), [CHANGED]);
  assertEquals(bodies(world, "info@client2.com"), []);
});

Deno.test("where one of several recipients is gone LMTP says so of that one", async () => {
  using world = served();
  const to = ["info@client2.com", "ann@client1.com", "joe@company.com"];
  const heard = await answered(world, lmtp, to, rename(world));
  assertEquals(heard, [
    `${DELIVERED} (<info@client2.com>)`,
    `${NOBODY} (<ann@client1.com>)`,
    `${DELIVERED} (<joe@company.com>)`,
  ]);
  assertEquals(bodies(world, "joe@company.com"), ["x: y\r\n"]);
});

/** A post that cannot keep anything for one account. */
function broken(world: World): Partial<Post> {
  const { post } = world.door("lmtp");
  return {
    deliver: (accounts, message) =>
      !accounts.includes("info@client2.com") && post.deliver(accounts, message),
  };
}

Deno.test("what cannot be kept for one account SMTP keeps for none, and puts off", async () => {
  using world = served();
  const to = ["ann@client1.com", "info@client2.com", "joe@company.com"];
  assertEquals(await answered(world, smtp, to, () => {}, broken(world)), [NOT_KEPT]);
  assertEquals(bodies(world, "ann@client1.com"), []);
});

Deno.test("what cannot be kept for one account LMTP puts off for whoever leads to it", async () => {
  using world = served();
  const to = ["ann@client1.com", "info@client2.com", "team@client1.com", "joe@company.com"];
  assertEquals(await answered(world, lmtp, to, () => {}, broken(world)), [
    `${DELIVERED} (<ann@client1.com>)`,
    `${NOT_KEPT} (<info@client2.com>)`,
    `${NOT_KEPT} (<team@client1.com>)`,
    `${DELIVERED} (<joe@company.com>)`,
  ]);
  assertEquals(bodies(world, "ann@client1.com"), ["x: y\r\n"]);
  assertEquals(bodies(world, "joe@company.com"), ["x: y\r\n"]);
});
