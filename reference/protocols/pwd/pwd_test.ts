import { assertEquals } from "@std/assert";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { guarded } from "../../testing/guarded.ts";
import { converse, talk } from "../../testing/talk.ts";
import { pop3 } from "../pop3/mod.ts";
import { pwd } from "./mod.ts";

const ONE = "maple-lantern-one";
const MAIN = "brass-kettle-main";
const NEXT = "300 Send the password";
const REFUSED = "500 Login refused";
const hello = (account: string) => `200 Hello, ${account}`;

/** What these lines are answered on client1.com's address, behind the greeting. */
async function said(...lines: string[]): Promise<string[]> {
  using world = guarded();
  return await heardBy(world, ...lines);
}

async function heardBy(world: ReturnType<typeof guarded>, ...lines: string[]): Promise<string[]> {
  const heard = await talk(pwd, world.door("pwd", { localAddress: "127.0.1.1" }), ...lines);
  return heard.slice(1);
}

/** How POP3 answers a login on that address. */
async function popped(world: ReturnType<typeof guarded>, name: string, password: string) {
  const door = world.door("pop3", { localAddress: "127.0.1.1" });
  const heard = await talk(pop3, door, `USER ${name}`, `PASS ${password}`);
  return heard[2]?.slice(0, 4).trim();
}

Deno.test("a conversation changes the password of the account that it opened", async () => {
  using world = guarded();
  const heard = await talk(
    pwd,
    world.door("pwd", { localAddress: "127.0.1.1" }),
    ...["USER info", `PASS ${ONE}`, "NEWPASS two words", "QUIT"],
  );
  const greeting = "200 Password service ready";
  const done = ["200 Password changed", "200 Good-bye"];
  assertEquals(heard, [greeting, NEXT, hello("info@client1.com"), ...done]);
});

Deno.test("the new password counts from the next login on, over every protocol, and the old one no longer", async () => {
  using world = guarded();
  assertEquals(await popped(world, "info", ONE), "+OK");
  await heardBy(world, "USER info", `PASS ${ONE}`, "NEWPASS  new ");
  assertEquals(await popped(world, "info", ONE), "-ERR");
  assertEquals(await popped(world, "info", " new "), "+OK");
  assertEquals(await heardBy(world, "USER info", `PASS ${ONE}`), [NEXT, REFUSED]);
  assertEquals(await heardBy(world, "USER info", "PASS  new "), [
    NEXT,
    hello("info@client1.com"),
  ]);
});

Deno.test("a namesake in another Domain keeps its password (access.password)", async () => {
  using world = guarded();
  await heardBy(world, "USER info", `PASS ${ONE}`, "NEWPASS new");
  assertEquals(await popped(world, "info@company.com", MAIN), "+OK");
  assertEquals(await popped(world, "info@company.com", "new"), "-ERR");
});

Deno.test("through an alias it is the account's own password that changes (route.account-alias)", async () => {
  using world = guarded();
  const lines = ["USER help@mail.client1.com", `PASS ${ONE}`, "NEWPASS new"];
  assertEquals((await heardBy(world, ...lines))[1], hello("info@client1.com"));
  assertEquals(await popped(world, "info", "new"), "+OK");
});

Deno.test("USER is 300 whatever the name, and all refused logins are answered alike (access.uniform)", async () => {
  const names = ["nobody", "info@unknown.example", "", "a@b@c", " info", "staff", "a\0b"];
  for (const name of names) {
    assertEquals(await said(`USER ${name}`, `PASS ${ONE}`), [NEXT, REFUSED], name);
  }
  for (const password of ["x", "", MAIN, ` ${ONE}`]) {
    assertEquals(await said("USER info", `PASS ${password}`), [NEXT, REFUSED], password);
  }
});

Deno.test("the Domain is the address's, or the name's own (client.pwd)", async () => {
  assertEquals(await said("USER info", `PASS ${ONE}`), [NEXT, hello("info@client1.com")]);
  for (const name of ["info@company.com", "info%COMPANY.com"]) {
    assertEquals(await said(`USER ${name}`, `PASS ${MAIN}`), [NEXT, hello("info@company.com")]);
  }
});

Deno.test("a new password that is empty, missing or no UTF-8 changes nothing", async () => {
  using world = guarded();
  const talk = converse(pwd, world.door("pwd", { localAddress: "127.0.1.1" }));
  talk.say("USER info", `PASS ${ONE}`, "NEWPASS", "NEWPASS ");
  talk.send(new Uint8Array([...new TextEncoder().encode("NEWPASS "), 0xff, 0x0d, 0x0a]));
  for (let line = 0; line < 3; line++) await talk.hear();
  for (let line = 0; line < 3; line++) {
    assertEquals(await talk.hear(), "500 Password not changed");
  }
  talk.hangUp();
  await talk.over;
  assertEquals(await popped(world, "info", ONE), "+OK");
});

Deno.test("NEWPASS before a login, or behind a USER that left the session, is out of place", async () => {
  using world = guarded();
  assertEquals(
    await heardBy(
      world,
      "NEWPASS a",
      "USER info",
      "NEWPASS a",
      `PASS ${ONE}`,
      "USER x",
      "NEWPASS a",
    ),
    ["500 Not now", NEXT, "500 Not now", hello("info@client1.com"), NEXT, "500 Not now"],
  );
  assertEquals(await popped(world, "info", ONE), "+OK");
});

Deno.test("a second login starts afresh: what the first opened is not changed any more (access.isolation)", async () => {
  using world = guarded();
  const lines = ["USER info", `PASS ${ONE}`, "USER info@company.com", `PASS ${MAIN}`];
  const heard = await heardBy(world, ...lines, "NEWPASS new");
  assertEquals(heard.slice(1), [
    hello("info@client1.com"),
    NEXT,
    hello("info@company.com"),
    "200 Password changed",
  ]);
  assertEquals(await popped(world, "info", ONE), "+OK");
  assertEquals(await popped(world, "info@company.com", "new"), "+OK");
});

Deno.test("after a refusal the name has to come again", async () => {
  assertEquals(await said("USER info", "PASS x", `PASS ${ONE}`, `PASS`), [
    NEXT,
    REFUSED,
    "500 USER first",
    "500 USER first",
  ]);
  const without = ["USER info", "PASS", `PASS ${ONE}`];
  assertEquals(await said(...without), [NEXT, "500 Bad arguments", "500 USER first"]);
});

Deno.test("a login after a login needs its own USER, and a session left waits for a login again", async () => {
  using world = guarded();
  const told: string[] = [];
  const talk = converse(pwd, world.door("pwd", { localAddress: "127.0.1.1" }), {
    loggedIn: () => void told.push("in"),
    loggedOut: () => void told.push("out"),
  });
  talk.say("USER info", `PASS ${ONE}`, `PASS ${ONE}`, "USER info", "QUIT");
  await talk.over;
  const heard = (await talk.until("Good-bye")).split("\r\n");
  assertEquals(heard.slice(2, 5), [hello("info@client1.com"), "500 Not now", NEXT]);
  assertEquals(told, ["in", "out"]);
});

Deno.test("an exhausted door ends the conversation", async () => {
  using world = guarded();
  const door = world.door("pwd", { refusals: 2 });
  const heard = await talk(pwd, door, "USER a", "PASS a", "USER a", "PASS a", "USER a");
  assertEquals(heard.slice(1), [NEXT, REFUSED, NEXT, REFUSED]);
});

Deno.test("what is no command, or has too little or too much with it, is refused", async () => {
  assertEquals(await said("HELP", "", "USER", "QUIT now", "STLS"), [
    "500 Unknown command",
    "500 Unknown command",
    "500 Bad arguments",
    "500 Bad arguments",
    "500 Unknown command",
  ]);
});

Deno.test("an account whose Domain has the service off is refused like any (access.service)", async () => {
  const domains = workedExample.domains.map((domain) => ({
    ...domain,
    services: ["pop3", "imap"] as const,
  }));
  using world = guarded({ ...workedExample, domains });
  assertEquals(await heardBy(world, "USER info", `PASS ${ONE}`), [NEXT, REFUSED]);
});

Deno.test("only a line that is too long is told to be so for good", () => {
  const endings = ["too long", "too slow", "shutting down", "our fault"] as const;
  assertEquals(endings.map((ending) => pwd.farewell(ending, true).slice(0, 4)), [
    "500 ",
    "400 ",
    "400 ",
    "400 ",
  ]);
});
