import { assert, assertEquals } from "@std/assert";
import { createHmac } from "node:crypto";
import { guarded } from "../../testing/guarded.ts";
import {
  type Answer,
  extension,
  ldapPeer,
  saslBind,
  searching,
  simpleBind,
  WHO_AM_I,
} from "../../testing/ldap.ts";

const MAIN = "brass-kettle-main";
const TWO = "granite-feather-two";
const OK = 0;
const REFUSED = 49;

type World = ReturnType<typeof guarded>;

/** A conversation on the Main Domain's address. */
const peer = (world: World) => ldapPeer(world.door("ldap", { refusals: 100 }));
const codes = (answers: readonly Answer[]) => answers.map(({ code }) => code);
const who = (answers: readonly Answer[]) => answers.at(-1)?.more.get(0x8b);

Deno.test("SASL PLAIN, with its response at once or when asked (RFC 4513, section 5.2)", async () => {
  using world = guarded();
  await using talk = peer(world);
  const said = `\0info@client2.com\0${TWO}`;
  assertEquals(
    who(await talk.ask(saslBind("PLAIN", said), extension(WHO_AM_I))),
    "u:info@client2.com",
  );
  const [asked] = await talk.ask(saslBind("PLAIN"));
  assertEquals([asked?.code, asked?.more.get(0x87)], [14, ""]);
  assertEquals(
    who(await talk.ask(saslBind("PLAIN", said), extension(WHO_AM_I))),
    "u:info@client2.com",
  );
});

Deno.test("SASL PLAIN takes an identity that leads to the same account alone (access.authzid)", async () => {
  using world = guarded();
  await using talk = peer(world);
  const plain = (authzid: string) => saslBind("PLAIN", `${authzid}\0info\0${MAIN}`);
  const own = who(await talk.ask(plain(""), extension(WHO_AM_I))) ?? "";
  const rows = [
    // RFC 4513, section 5.2.1.8; the first is what Who am I tells.
    [own, OK],
    ["u:help", OK],
    ["u:info%company.com", OK],
    ["help", OK],
    ["info%company.com", OK],
    ["u:john", REFUSED],
    ["john", REFUSED],
    ["u:", REFUSED],
    ["u:u:info", REFUSED],
    ["U:info", REFUSED],
    ["dn:uid=info,dc=company,dc=com", REFUSED],
  ] as const;
  assertEquals(own, "u:info@company.com");
  for (const [authzid, code] of rows) {
    assertEquals(codes(await talk.ask(plain(authzid))), [code], authzid);
  }
});

async function challenged(talk: ReturnType<typeof peer>): Promise<string> {
  const [asked] = await talk.ask(saslBind("CRAM-MD5"));
  assertEquals(asked?.code, 14);
  return asked?.more.get(0x87) ?? "";
}

const digest = (challenge: string, password: string) =>
  createHmac("md5", password).update(challenge).digest("hex");

Deno.test("SASL CRAM-MD5 digests a challenge that is new each time", async () => {
  using world = guarded();
  await using talk = peer(world);
  const old = await challenged(talk);
  const [wrong] = await talk.ask(saslBind("CRAM-MD5", `info ${digest(old, "x")}`));
  assertEquals([wrong?.code, wrong?.text], [REFUSED, "Login refused"]);
  const challenge = await challenged(talk);
  assert(challenge !== old);
  const right = saslBind("CRAM-MD5", `info ${digest(challenge, MAIN)}`);
  assertEquals(who(await talk.ask(right, extension(WHO_AM_I))), "u:info@company.com");
});

Deno.test("another bind breaks an exchange off, and nobody is bound in the middle of one (RFC 4511, section 4.2.1)", async () => {
  using world = guarded();
  await using talk = peer(world);
  const challenge = await challenged(talk);
  assertEquals(who(await talk.ask(extension(WHO_AM_I))), "");
  assertEquals(codes(await talk.ask(simpleBind("info", "x"))), [REFUSED]);
  const late = saslBind("CRAM-MD5", `info ${digest(challenge, MAIN)}`);
  assertEquals(codes(await talk.ask(late, searching())), [REFUSED, 50]);
  await challenged(talk);
  assertEquals(codes(await talk.ask(saslBind("PLAIN", `\0info\0${MAIN}`))), [OK]);
});
