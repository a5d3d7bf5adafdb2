import { assertEquals } from "@std/assert";
import { canaryOf } from "../../../fixtures/canary.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { guarded } from "../../testing/guarded.ts";
import {
  type Answer,
  ber,
  extension,
  ldapPeer,
  request,
  saslBind,
  searching,
  simpleBind,
  UNBIND,
  WHO_AM_I,
} from "../../testing/ldap.ts";

const MAIN = "brass-kettle-main";
const ONE = "maple-lantern-one";
const TWO = "granite-feather-two";
const OK = 0;
const REFUSED = 49;

type World = ReturnType<typeof guarded>;

/** A conversation on the Main Domain's address. */
const peer = (world: World, refusals = 100) => ldapPeer(world.door("ldap", { refusals }));
const codes = (answers: readonly Answer[]) => answers.map(({ code }) => code);
const who = (answers: readonly Answer[]) => answers.at(-1)?.more.get(0x8b);

Deno.test("a bind opens the account, whose entry shows its canary", async () => {
  using world = guarded();
  await using talk = peer(world);
  const [bound, entry, done] = await talk.ask(simpleBind("info", MAIN), searching());
  assertEquals([bound?.tag, bound?.code, bound?.text], [0x61, OK, ""]);
  const { token } = canaryOf(workedExample.name, "info@company.com");
  assertEquals(entry?.dn, "uid=info,dc=company,dc=com");
  assertEquals(entry?.attributes, {
    objectClass: ["top", "account", "extensibleObject"],
    uid: ["info"],
    mail: ["info@company.com"],
    description: [`Canary ${token} of the account info@company.com.`],
  });
  assertEquals([done?.tag, done?.code], [0x65, OK]);
});

Deno.test("the name is a login name as it stands, and the address gives it its Domain (client.ldap)", async () => {
  using world = guarded();
  const names = [
    ["info", MAIN, "u:info@company.com"],
    ["info%client2.com", TWO, "u:info@client2.com"],
    ["INFO@Client2.com", TWO, "u:info@client2.com"],
    ["help@mail.client1.com", ONE, "u:info@client1.com"],
  ] as const;
  for (const [name, password, account] of names) {
    await using talk = peer(world);
    assertEquals(who(await talk.ask(simpleBind(name, password), extension(WHO_AM_I))), account);
  }
  await using elsewhere = ldapPeer(world.door("ldap", { localAddress: "127.0.1.1" }));
  const asked = [simpleBind("info", ONE), extension(WHO_AM_I)];
  assertEquals(who(await elsewhere.ask(...asked)), "u:info@client1.com");
  assertEquals(world.seen.map(({ name }) => name), [...names.map(([name]) => name), "info"]);
  assertEquals(new Set(world.seen.map(({ mechanism }) => mechanism)), new Set(["SIMPLE"]));
});

Deno.test("a DN is no login name: it is not read as one, and opens nothing", async () => {
  using world = guarded();
  const names = [
    "uid=info,dc=company,dc=com",
    "cn=info",
    "info,company.com",
    "uid=info@company.com",
  ];
  await using talk = peer(world);
  assertEquals(
    codes(await talk.ask(...names.map((name) => simpleBind(name, MAIN)))),
    names.map(() => REFUSED),
  );
  assertEquals(world.seen.map(({ name }) => name), names);
});

Deno.test("refused binds are answered alike, whatever they were refused for (access.uniform)", async () => {
  using world = guarded();
  await using talk = peer(world);
  const answers = await talk.ask(
    simpleBind("info", "x"),
    simpleBind("nobody", MAIN),
    simpleBind("info@nobody.example", MAIN),
    simpleBind("staff", MAIN),
    simpleBind(" info", MAIN),
    simpleBind("info@client1.com", MAIN),
    simpleBind("info", `${MAIN} `),
    saslBind("PLAIN", `\0info\0x`),
    saslBind("PLAIN", "info"),
    saslBind("CRAM-MD5", ""),
    // RFC 4513, sections 5.1.1 and 5.1.2: anonymous, and a name without a password.
    simpleBind("", ""),
    simpleBind("", MAIN),
    simpleBind("info", ""),
    // No UTF-8.
    simpleBind(new Uint8Array([0xff]), MAIN),
  );
  for (const { tag, code, text, more } of answers) {
    assertEquals([tag, code, text, more.size], [0x61, REFUSED, "Login refused", 0]);
  }
  assertEquals(answers.length, 14);
});

Deno.test("a name without a password opens nothing, though the account's password is empty (RFC 4513, section 5.1.2)", async () => {
  const domains = workedExample.domains.map((domain) => ({
    ...domain,
    accounts: domain.accounts.map((account) => ({ ...account, password: "" })),
  }));
  using world = guarded({ ...workedExample, domains });
  await using talk = peer(world);
  assertEquals(codes(await talk.ask(simpleBind("info", ""), searching())), [REFUSED, 50]);
});

Deno.test("a bind that is refused leaves nothing of the one before (access.isolation)", async () => {
  using world = guarded();
  const again = [
    simpleBind("info", "x"),
    simpleBind("", ""),
    saslBind("PLAIN", "\0info\0x"),
    saslBind("CRAM-MD5"),
    saslBind("NTLM"),
    simpleBind("info", MAIN, 2),
  ];
  for (const second of again) {
    await using talk = peer(world);
    assertEquals(
      who(await talk.ask(simpleBind("info", MAIN), extension(WHO_AM_I))),
      "u:info@company.com",
    );
    const answers = await talk.ask(second, extension(WHO_AM_I), searching());
    assertEquals(answers.map(({ more }) => more.get(0x8b)), [undefined, "", undefined]);
    assertEquals(answers.at(-1)?.code, 50);
  }
});

Deno.test("a second bind opens its own account, and the first one's is left", async () => {
  using world = guarded();
  await using talk = peer(world);
  const answers = await talk.ask(
    ...[simpleBind("info", MAIN), simpleBind("info@client1.com", ONE), searching()],
  );
  assertEquals(answers[2]?.attributes?.["mail"], ["info@client1.com"]);
});

Deno.test("one connection's bind is nothing to another", async () => {
  using world = guarded();
  await using one = peer(world);
  await using other = peer(world);
  await one.ask(simpleBind("info", MAIN));
  assertEquals(who(await other.ask(extension(WHO_AM_I))), "");
  await other.ask(simpleBind("info%client2.com", TWO));
  assertEquals(who(await one.ask(extension(WHO_AM_I))), "u:info@company.com");
});

Deno.test("another version, and ways to log in that are none here, have codes of their own", async () => {
  using world = guarded();
  await using talk = peer(world);
  const kerberos = ber(0x60, ber(2, "\x03"), ber(4), ber(0x81, "x"));
  const answers = await talk.ask(
    ...[simpleBind("info", MAIN, 2), saslBind("", "x"), saslBind("SCRAM-SHA-1", "x"), kerberos],
  );
  assertEquals(codes(answers), [2, 7, 7, 7]);
  assertEquals(world.seen, []);
});

Deno.test("a control that must be heeded is not, and nothing is done (RFC 4511, section 4.1.11)", async () => {
  using world = guarded();
  await using talk = peer(world);
  await talk.ask(simpleBind("info", MAIN));
  const control = (critical: string) =>
    ber(0xa0, ber(0x30, ber(4, "1.2.3"), ber(1, critical), ber(4, "x")));
  talk.send(request(7, searching(), control("\0")));
  talk.send(request(8, searching(), control("\xff")));
  talk.send(request(9, simpleBind("info@client1.com", ONE), control("\xff")));
  assertEquals(codes(await talk.ask(searching())), [undefined, OK, 12, 12, 50]);
});

Deno.test("an exhausted door ends the conversation, by a notice (RFC 4511, section 4.4.1)", async () => {
  using world = guarded();
  await using talk = peer(world, 2);
  const wrong = simpleBind("info", "x");
  const BUSY = 51;
  const answers = await talk.ask(wrong, saslBind("PLAIN", "x"), wrong);
  assertEquals(codes(answers), [REFUSED, REFUSED, BUSY]);
  assertEquals([answers[2]?.id, answers[2]?.more.get(0x8a)], [0, "1.3.6.1.4.1.1466.20036"]);
  await talk.over;
});

Deno.test("the limit on the time before a login counts whenever nobody is bound", async () => {
  using world = guarded();
  const told: string[] = [];
  await using talk = ldapPeer(world.door("ldap"), {
    loggedIn: () => void told.push("in"),
    loggedOut: () => void told.push("out"),
  });
  const [right, wrong] = [simpleBind("info", MAIN), simpleBind("info", "x")];
  await talk.ask(wrong, right, right, wrong, wrong);
  assertEquals(told, ["in", "out", "in", "out"]);
});

Deno.test("Unbind ends the conversation without a word", async () => {
  using world = guarded();
  await using talk = peer(world);
  await talk.ask(simpleBind("info", MAIN));
  talk.send(request(9, UNBIND));
  await talk.over;
  assertEquals(await talk.rest(), []);
});

Deno.test("an account whose service is off, or which is disabled, is refused like any (access.service)", async () => {
  for (const change of [{ enabled: false }, { services: ["imap"] as const }]) {
    const domains = workedExample.domains.map((domain) => ({
      ...domain,
      accounts: domain.accounts.map((account) => ({ ...account, ...change })),
    }));
    using world = guarded({ ...workedExample, domains });
    await using talk = peer(world);
    assertEquals(codes(await talk.ask(simpleBind("info", MAIN))), [REFUSED]);
  }
});
