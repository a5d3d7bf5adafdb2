import { assertEquals } from "@std/assert";
import { oneAccount } from "../../testing/account.ts";
import { guarded } from "../../testing/guarded.ts";
import {
  ANY_CLASS,
  ber,
  extension,
  ldapPeer,
  present,
  ROOT_DSE,
  type Searched,
  searching,
  simpleBind,
  START_TLS,
  WHO_AM_I,
} from "../../testing/ldap.ts";

const TWO = "granite-feather-two";
const OWN = "uid=info,dc=client2,dc=com";

/** The code of a search, and the entries it gave. @param bound as info@client2.com, unless told otherwise */
async function found(searched: Searched, bound = true) {
  using world = guarded();
  await using talk = ldapPeer(world.door("ldap"));
  if (bound) await talk.ask(simpleBind("info%client2.com", TWO));
  const answers = await talk.ask(searching(searched));
  return {
    code: answers.at(-1)?.code,
    entries: answers.slice(0, -1),
  };
}

/** The code, and how many entries. */
const count = async (searched: Searched, bound?: boolean) => {
  const { code, entries } = await found(searched, bound);
  return [code, entries.length];
};

const attributes = async (...wanted: string[]) =>
  Object.keys((await found({ attributes: wanted })).entries[0]?.attributes ?? {});

Deno.test("the root DSE is there without a login, its operational attributes where they are asked for (RFC 4512, section 5.1)", async () => {
  const { code, entries } = await found(ROOT_DSE, false);
  assertEquals([code, entries[0]?.dn], [0, ""]);
  assertEquals(entries[0]?.attributes, {
    objectClass: ["top"],
    namingContexts: [""],
    supportedLDAPVersion: ["3"],
    supportedSASLMechanisms: ["CRAM-MD5", "PLAIN"],
    supportedExtension: [WHO_AM_I],
    supportedFeatures: ["1.3.6.1.4.1.4203.1.5.1", "1.3.6.1.4.1.4203.1.5.3"],
  });
  const plain = await found({ scope: 0 }, false);
  assertEquals(plain.entries[0]?.attributes, { objectClass: ["top"] });
});

Deno.test("the root DSE lists StartTLS where it is possible", async () => {
  using world = guarded();
  await using talk = ldapPeer(world.door("ldap"), {}, {});
  const [entry] = await talk.ask(searching({ scope: 0, attributes: ["SupportedExtension"] }));
  assertEquals(entry?.attributes, { supportedExtension: [START_TLS, WHO_AM_I] });
  await talk.ask(extension(START_TLS));
  const [inside] = await talk.ask(searching({ scope: 0, attributes: ["supportedExtension"] }));
  assertEquals(inside?.attributes, { supportedExtension: [WHO_AM_I] });
});

Deno.test("without a login nothing else is there, and that is all that is told (access.login-first)", async () => {
  const asked: Searched[] = [
    { base: "" },
    { base: "", scope: 1 },
    { base: OWN, scope: 0 },
    { base: "uid=nobody,dc=client2,dc=com" },
    { base: "no DN" },
    { filter: present("description") },
  ];
  for (const each of asked) assertEquals(await count(each, false), [50, 0], JSON.stringify(each));
});

Deno.test("the own entry is below the root and its Domain, and no other is anywhere", async () => {
  const rows: readonly (readonly [base: string, scope: number, answer: number[]])[] = [
    ["", 2, [0, 1]],
    ["", 1, [0, 0]],
    ["dc=com", 2, [0, 1]],
    ["dc=com", 1, [0, 0]],
    ["dc=client2,dc=com", 2, [0, 1]],
    ["dc=client2,dc=com", 1, [0, 1]],
    ["dc=client2,dc=com", 0, [0, 0]],
    [OWN, 0, [0, 1]],
    [OWN, 2, [0, 1]],
    [OWN, 1, [0, 0]],
    [" UID = Info , DC=client2,dc=c\\6fm", 0, [0, 1]],
    ["uid=info,dc=client1,dc=com", 0, [32, 0]],
    ["uid=john,dc=client2,dc=com", 2, [32, 0]],
    ["dc=client1,dc=com", 2, [32, 0]],
    [`cn=x,${OWN}`, 2, [32, 0]],
    ["dc=org", 2, [32, 0]],
    ["info", 2, [34, 0]],
    [`${OWN},`, 2, [34, 0]],
    ["uid=in\\,fo,dc=client2,dc=com", 2, [32, 0]],
    ["", 3, [2, 0]],
  ];
  for (const [base, scope, answer] of rows) {
    assertEquals(await count({ base, scope }), answer, `${base}, scope ${scope}`);
  }
});

Deno.test("attributes are those that are asked for, in any letter case (RFC 4511, section 4.5.1.8)", async () => {
  const all = ["objectClass", "uid", "mail", "description"];
  assertEquals(await attributes(), all);
  assertEquals(await attributes("*"), all);
  assertEquals(await attributes("MAIL", "cn"), ["mail"]);
  assertEquals(await attributes("1.1"), []);
  assertEquals(await attributes("+"), []);
  assertEquals(await attributes("mail;lang-en"), []);
  const { entries } = await found({ typesOnly: true, attributes: ["uid", "mail"] });
  assertEquals(entries[0]?.attributes, { uid: [], mail: [] });
});

const text = (value: string) => ber(4, value);
const pair = (tag: number, name: string, value: string) => ber(tag, text(name), text(value));
const equal = (name: string, value: string) => pair(0xa3, name, value);
const parts = (name: string, ...pieces: readonly (readonly [number, string])[]) =>
  ber(0xa4, text(name), ber(0x30, ...pieces.map(([tag, value]) => ber(tag, value))));
const not = (filter: Uint8Array) => ber(0xa2, filter);
const [TRUE, FALSE] = [ANY_CLASS, equal("uid", "john")];
/** Of an attribute that is not known nothing can be told. */
const NEITHER = equal("cn", "info");

const FILTERS: readonly (readonly [filter: string, bytes: Uint8Array, fits: boolean])[] = [
  ["(uid=info)", equal("uid", "info"), true],
  ["(UID= INFO )", equal("UID", " INFO "), true],
  ["(objectClass=extensible Object)", equal("objectClass", "extensible Object"), false],
  ["(uid=inf)", equal("uid", "inf"), false],
  ["(mail=info@client2.com)", equal("mail", "info@client2.com"), true],
  ["(objectClass=ACCOUNT)", equal("objectClass", "ACCOUNT"), true],
  ["(uid=\\ff)", equal("uid", "\xff"), false],
  ["(uid~=info)", pair(0xa8, "uid", "info"), true],
  ["(uid>=a)", pair(0xa5, "uid", "a"), false],
  ["(uid<=z)", pair(0xa6, "uid", "z"), false],
  ["(cn=*)", present("cn"), false],
  ["(!(cn=*))", not(present("cn")), true],
  ["(!(uid=john))", not(FALSE), true],
  ["(!(cn=info))", not(NEITHER), false],
  ["(!(uid>=a))", not(pair(0xa5, "uid", "a")), false],
  ["(uid:caseExactMatch:=info)", ber(0xa9, ber(0x81, "2.5.13.5"), ber(0x83, "info")), false],
  ["a filter of a later version", ber(0xaa, "x"), false],
  ["(&)", ber(0xa0), true],
  ["(|)", ber(0xa1), false],
  ["(&(objectClass=*)(uid=john))", ber(0xa0, TRUE, FALSE), false],
  ["(&(objectClass=*)(cn=info))", ber(0xa0, TRUE, NEITHER), false],
  ["(!(&(uid=john)(cn=info)))", not(ber(0xa0, FALSE, NEITHER)), true],
  ["(|(uid=john)(objectClass=*))", ber(0xa1, FALSE, TRUE), true],
  ["(|(cn=info)(objectClass=*))", ber(0xa1, NEITHER, TRUE), true],
  ["(!(|(uid=john)(cn=info)))", not(ber(0xa1, FALSE, NEITHER)), false],
  ["(uid=in*)", parts("uid", [0x80, "In"]), true],
  ["(uid=*fo)", parts("uid", [0x82, "fo"]), true],
  ["(uid=*nf*)", parts("uid", [0x81, "nf"]), true],
  ["(uid=i*n*o)", parts("uid", [0x80, "i"], [0x81, "n"], [0x82, "o"]), true],
  ["(uid=in*n*)", parts("uid", [0x80, "in"], [0x81, "n"]), false],
  ["(uid=inf*fo)", parts("uid", [0x80, "inf"], [0x82, "fo"]), false],
  ["(uid=*f*n*)", parts("uid", [0x81, "f"], [0x81, "n"]), false],
  ["(uid=fo*)", parts("uid", [0x80, "fo"]), false],
  ["(uid=*in)", parts("uid", [0x82, "in"]), false],
];

for (const [filter, bytes, fits] of FILTERS) {
  Deno.test(`${filter} ${fits ? "finds" : "does not find"} the own entry (RFC 4511, section 4.5.1.7)`, async () => {
    assertEquals(await count({ filter: bytes }), [0, fits ? 1 : 0]);
  });
}

Deno.test("an account without its canary message has an entry without description", async () => {
  using account = oneAccount();
  const inbox = account.session.mail.open("INBOX");
  inbox?.expunge(inbox.messages().map(({ uid }) => uid));
  await using talk = ldapPeer(account.door);
  const [, entry] = await talk.ask(simpleBind("info", "pass word"), searching());
  assertEquals(entry?.dn, "uid=info,dc=client1,dc=com");
  assertEquals(Object.keys(entry?.attributes ?? {}), ["objectClass", "uid", "mail"]);
});

Deno.test("how many blanks stand between words does not matter (RFC 4518, section 2.6.1)", async () => {
  const { entries } = await found({});
  const [said = ""] = entries[0]?.attributes?.["description"] ?? [];
  for (const blanks of [" ", "   ", "\t"]) {
    const filter = equal("description", said.replaceAll(" ", blanks));
    assertEquals(await count({ filter }), [0, 1], blanks);
  }
});

Deno.test("what would write, and Compare, is refused, with a login and without", async () => {
  using world = guarded();
  await using talk = ldapPeer(world.door("ldap"));
  const rows = [[0x66, 0x67], [0x68, 0x69], [0x4a, 0x6b], [0x6c, 0x6d], [0x6e, 0x6f]] as const;
  const requests = rows.map(([tag]) => ber(tag, "x"));
  for (let round = 0; round < 2; round++) {
    const answers = await talk.ask(...requests);
    assertEquals(answers.map(({ tag, code }) => [tag, code]), rows.map(([, tag]) => [tag, 53]));
    await talk.ask(simpleBind("info%client2.com", TWO));
  }
});

Deno.test("Abandon is not answered, and an extension of nobody's is told to be one", async () => {
  using world = guarded();
  await using talk = ldapPeer(world.door("ldap"));
  const answers = await talk.ask(ber(0x50, "\x01"), extension("1.2.3"), extension("constructor"));
  assertEquals(answers.map(({ id, code }) => [id, code]), [[2, 2], [3, 2]]);
});
