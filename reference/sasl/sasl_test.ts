import { assert, assertEquals, assertFalse, assertMatch, assertNotEquals } from "@std/assert";
import { fromBase64, toBase64 } from "./base64.ts";
import { cramMd5 } from "./cram_md5.ts";
import { apopProof, cramProof, nameAndDigest } from "./digest.ts";
import { login } from "./login.ts";
import type { Mechanism } from "./mechanism.ts";
import { negotiate, type Negotiated } from "./negotiate.ts";
import { plain } from "./plain.ts";
import { bytesOf } from "./text.ts";

const base64 = (text: string) => toBase64(bytesOf(text));

/** Holds an exchange with prepared answers; gives what it came to and the challenges that were asked. */
async function exchange(mechanism: Mechanism, initial: string | undefined, ...answers: string[]) {
  const asked: string[] = [];
  const came = await negotiate(mechanism, initial, (challenge) => {
    asked.push(challenge);
    return Promise.resolve(answers.shift());
  });
  return { came, asked };
}

function claimOf(came: Negotiated) {
  assert(came.kind === "claim", `no claim: ${came.kind}`);
  return came.claim;
}

Deno.test("PLAIN takes an initial response: identity, name and password between NULs", async () => {
  const { came, asked } = await exchange(plain, base64("a b\0info%client2.com\0pass word "));
  const { name, authzid, proof } = claimOf(came);
  assertEquals([name, authzid, proof.mechanism], ["info%client2.com", "a b", "PLAIN"]);
  assertEquals(asked, []);
  assertEquals(proof.password, "pass word ");
  assert(await proof.accepts("pass word "));
  assertFalse(await proof.accepts("pass word"));
});

Deno.test("PLAIN without an initial response asks with an empty challenge", async () => {
  const { came, asked } = await exchange(plain, undefined, base64("\0info\0secret"));
  assertEquals(asked, [""]);
  assertEquals(claimOf(came).name, "info");
  assertFalse("authzid" in claimOf(came));
});

Deno.test("blanks, letter case and a byte order mark of the name are kept", async () => {
  const { came } = await exchange(plain, base64("\0 InFo \0secret"));
  assertEquals(claimOf(came).name, " InFo ");
  const other = await exchange(login, base64("\uFEFF InFo "), base64("secret"));
  assertEquals(claimOf(other.came).name, "\uFEFF InFo ");
});

Deno.test("PLAIN with too few or too many NULs, or no UTF-8, is malformed", async () => {
  for (
    const bytes of [bytesOf("info\0secret"), bytesOf("\0a\0b\0c"), new Uint8Array([0, 255, 0])]
  ) {
    assertEquals((await exchange(plain, toBase64(bytes))).came, { kind: "malformed" });
  }
});

Deno.test("a password is not shown where a proof is printed", async () => {
  const { proof } = claimOf((await exchange(plain, base64("\0info\0secret"))).came);
  assertFalse(Deno.inspect(proof).includes("secret"));
  assertFalse(JSON.stringify(proof).includes("secret"));
});

Deno.test("LOGIN asks for the name and for the password", async () => {
  const { came, asked } = await exchange(login, undefined, base64("info"), base64("secret"));
  assertEquals(asked, ["VXNlcm5hbWU6", "UGFzc3dvcmQ6"]);
  assertEquals([claimOf(came).name, claimOf(came).proof.mechanism], ["info", "SASL LOGIN"]);
  assert(await claimOf(came).proof.accepts("secret"));
});

Deno.test("LOGIN takes the name as initial response, an empty one too", async () => {
  const first = await exchange(login, base64("info"), base64("secret"));
  assertEquals([first.asked, claimOf(first.came).name], [["UGFzc3dvcmQ6"], "info"]);
  assertEquals(claimOf((await exchange(login, "=", base64("secret"))).came).name, "");
});

Deno.test("CRAM-MD5 gives RFC 2195's own example", async () => {
  const challenge = "<1896.697170952@postoffice.reston.mci.net>";
  const proof = cramProof(challenge, "b913a602c7eda7a495b4e6e7334d3890");
  assert(await proof.accepts("tanstaaftanstaaf"));
  assertFalse(await proof.accepts("tanstaaftanstaag"));
});

Deno.test("APOP gives RFC 1939's own example", async () => {
  const timestamp = "<1896.697170952@dbc.mtview.ca.us>";
  assert(await apopProof(timestamp, "c4c9334bac560ecc979e58001b3e22fb").accepts("tanstaaf"));
  assertFalse(await apopProof(timestamp, "c4c9334bac560ecc979e58001b3e22fb").accepts("tanstaag"));
});

Deno.test("CRAM-MD5 never gives a challenge twice", async () => {
  const [one, two] = [await exchange(cramMd5, undefined), await exchange(cramMd5, undefined)];
  assertNotEquals(one.asked, two.asked);
  assertMatch(atob(one.asked[0] ?? ""), /^<[^<>@\s]+@[^<>@\s]+>$/);
  assertEquals(one.came, { kind: "lost" });
});

Deno.test("the digest stands behind the last blank", () => {
  const digest = "0".repeat(32);
  assertEquals(nameAndDigest(` two  words ${digest}`), { name: " two  words", digest });
  assertEquals(nameAndDigest(` ${digest}`), { name: "", digest });
  assertEquals([nameAndDigest(digest), nameAndDigest(`info ${digest}0`)], [undefined, undefined]);
});

Deno.test("CRAM-MD5 with an initial response is malformed, for the server speaks first", async () => {
  assertEquals((await exchange(cramMd5, base64("info"))).came, { kind: "malformed" });
  assertEquals((await exchange(cramMd5, "=")).came, { kind: "malformed" });
});

Deno.test("an asterisk cancels, at the first challenge and later", async () => {
  assertEquals((await exchange(plain, undefined, "*")).came, { kind: "cancelled" });
  assertEquals((await exchange(login, base64("info"), "*")).came, { kind: "cancelled" });
});

Deno.test("base64 that is not canonical is malformed", async () => {
  for (const text of ["AGE", "AGE*", "AG E=", "AGE=AGE=", "A", "-_--", "AB=="]) {
    assertEquals(fromBase64(text), undefined, text);
    assertEquals((await exchange(plain, undefined, text)).came, { kind: "malformed" }, text);
  }
  assertEquals(fromBase64(""), new Uint8Array());
  assertEquals(fromBase64("+/8="), new Uint8Array([0xfb, 0xff]));
});
