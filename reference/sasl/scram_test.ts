import { assert, assertEquals, assertFalse, assertMatch, assertNotEquals } from "@std/assert";
import { fromBase64 } from "./base64.ts";
import type { Claim, Mechanism } from "./mechanism.ts";
import { scramFinal } from "../testing/scram_client.ts";
import { scram, scramSha1, scramSha256 } from "./scram.ts";
import { bytesOf, textOf } from "./text.ts";

/** Holds an exchange up to its end; gives what was asked and what it came to. */
async function exchange(mechanism: Mechanism, first: string, final?: (asked: string) => string) {
  const talk = mechanism.start(bytesOf(first));
  const turn = await talk.next();
  if (turn.done) return { asked: undefined, claim: turn.value };
  const asked = textOf(turn.value) ?? "";
  const end = final ? await talk.next(bytesOf(final(asked))) : await talk.return(undefined);
  return { asked, claim: end.value as Claim | undefined };
}

const fixed = (nonce: string, salt: string) => ({
  nonce: () => nonce,
  salt: () => fromBase64(salt) ?? new Uint8Array(),
});

/** The examples of RFC 5802, section 5, and RFC 7677, section 3. */
const VECTORS = [{
  mechanism: scram("SCRAM-SHA-1", "sha1", fixed("3rfcNHYJY1ZVvWVs7j", "QSXCR+Q6sek8bf92")),
  first: "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL",
  asked: "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
  final: "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
  success: "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=",
}, {
  mechanism: scram(
    "SCRAM-SHA-256",
    "sha256",
    fixed("%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0", "W22ZaJ0SNY7soEsUEjb6gQ=="),
  ),
  first: "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
  asked: "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
  final: "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0," +
    "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
  success: "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
}];

for (const { mechanism, first, asked, final, success } of VECTORS) {
  Deno.test(`${mechanism.name} gives its RFC's own example`, async () => {
    const came = await exchange(mechanism, first, () => final);
    assertEquals(came.asked, asked);
    assert(came.claim);
    assertEquals([came.claim.name, came.claim.proof.mechanism], ["user", mechanism.name]);
    assertFalse(await came.claim.proof.accepts("pencils"));
    assert(await came.claim.proof.accepts("pencil"));
    assertEquals(textOf(came.claim.success?.() ?? new Uint8Array()), success);
  });
}

const { first, final } = VECTORS[0] ?? { first: "", final: "" };
const sha1 = VECTORS[0]?.mechanism ?? scramSha1;

Deno.test("a right proof of another nonce or binding is a failed proof, not a malformed message", async () => {
  const accepted = async (altered?: (message: string) => string) => {
    const came = await exchange(
      scramSha1,
      first,
      (asked) => scramFinal("sha1", "pencil", first, asked, altered),
    );
    return await came.claim?.proof.accepts("pencil");
  };
  assertEquals(await accepted(), true);
  assertEquals(await accepted((message) => message.replace("r=fyko", "r=fyk0")), false);
  assertEquals(await accepted((message) => message.replace("c=biws", "c=eSws")), false);
});

Deno.test("a proof cut short is a failed proof", async () => {
  const { claim } = await exchange(sha1, first, () => final.replace(/p=.*/, "p=v0X8"));
  assertEquals(await claim?.proof.accepts("pencil"), false);
});

Deno.test("a client that says y has to bind to y", async () => {
  const { claim } = await exchange(sha1, first.replace("n,,", "y,,"), () => final);
  assertEquals(await claim?.proof.accepts("pencil"), false);
});

Deno.test("the password is hashed as SASLprep maps it", async () => {
  const { claim } = await exchange(
    scramSha256,
    first,
    (asked) => scramFinal("sha256", "a bé", first, asked),
  );
  assertEquals(await claim?.proof.accepts("a b­é"), true);
});

Deno.test("names and identities come with =2C and =3D decoded, and nothing else changed", async () => {
  const { claim } = await exchange(
    sha1,
    "n,a= Zo=3De,n=InFo=2C%client2.com ,r=abc",
    () => "c=biws,r=x,p=AA==",
  );
  assertEquals([claim?.name, claim?.authzid], ["InFo,%client2.com ", " Zo=e"]);
});

Deno.test("a first message outside the grammar is malformed", async () => {
  const malformed = [
    "",
    "n=user,r=abc",
    "p=tls-unique,,n=user,r=abc",
    "n,,m=x,n=user,r=abc",
    "n,,n=us=er,r=abc",
    "n,a=a=2c,n=user,r=abc",
    "n,,n=us\0er,r=abc",
    "n,,n=user",
    "n,,n=user,r=",
    "n,,n=user,r=a b",
    "n,,n=user,r=abc,",
  ];
  for (const message of malformed) {
    assertEquals(await exchange(sha1, message), { asked: undefined, claim: undefined }, message);
  }
});

Deno.test("a final message outside the grammar is malformed", async () => {
  for (const message of ["", "c=biws,r=x", "c=biws,p=AA==", "c=b,r=x,p=AA==", "c=biws,r=x,p=A"]) {
    assertEquals((await exchange(sha1, first, () => message)).claim, undefined, message);
  }
});

Deno.test("without an initial response it asks with an empty challenge", async () => {
  const talk = scramSha1.start(undefined);
  assertEquals((await talk.next()).value, new Uint8Array());
  const asked = await talk.next(bytesOf("n,,n=user,r=abc"));
  assertMatch(textOf(asked.value as Uint8Array) ?? "", /^r=abc.+,s=.+,i=4096$/);
  await talk.return(undefined);
});

Deno.test("any name gets a salt of its own, the same at every attempt, and a nonce never twice", async () => {
  const ask = async (mechanism: Mechanism, name: string) => {
    const { asked } = await exchange(mechanism, `n,,n=${name},r=abc`);
    return /^r=(?<nonce>[^,]+),s=(?<salt>[^,]+),i=4096$/.exec(asked ?? "")?.groups;
  };
  const [one, again] = [await ask(scramSha1, "nobody"), await ask(scramSha1, "nobody")];
  assert(one && again);
  assertEquals(one.salt, again.salt);
  assertNotEquals(one.nonce, again.nonce);
  assertNotEquals(one.salt, (await ask(scramSha1, "Nobody"))?.salt);
  assertNotEquals(one.salt, (await ask(scramSha256, "nobody"))?.salt);
});
