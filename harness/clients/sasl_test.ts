import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { SECURITIES } from "../../fixtures/endpoint.ts";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { authority, CLIENTS, passwordOf, reference } from "./_reference.ts";
import { SASL } from "./sasl.ts";
import { scram } from "./scram.ts";

const PASSWORD = passwordOf("info", "client2.com");

/** The exchange of RFC 5802, section 5. */
const exchange = () =>
  scram("SCRAM-SHA-1", "sha1", () => "fyko+d2lbbFgONRv9qkxdawL")
    .exchange({ login: "user", password: "pencil" });
const CHALLENGE = "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";

Deno.test("SCRAM says what the standard's example says, and takes its server", () => {
  const said = exchange();
  assertEquals(said.answer("", 0), "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
  assertEquals(
    said.answer(CHALLENGE, 1),
    "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
  );
  assertEquals(said.answer("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", 2), "");
  said.accepted?.();
});

Deno.test("SCRAM over SHA-256 says what the standard's example says", () => {
  const said = scram("SCRAM-SHA-256", "sha256", () => "rOprNGfwEbeRWgbNEkqO")
    .exchange({ login: "user", password: "pencil" });
  said.answer("", 0);
  const challenge =
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
  assertMatch(said.answer(challenge, 1), /,p=dHzbZapWIk4jUhN\+Ute9ytag9zjfMHgsqmmiz7AndVQ=$/);
  said.accepted?.("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
});

Deno.test("a SCRAM server that does not know the password, or says nothing of it, is not taken", () => {
  for (const word of ["v=AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "v=", "", undefined]) {
    const said = exchange();
    said.answer("", 0);
    said.answer(CHALLENGE, 1);
    assertThrows(() => said.accepted?.(word), Error, "did not prove");
  }
  const said = exchange();
  said.answer("", 0);
  assertThrows(() => said.answer("r=another,s=QSXCR+Q6sek8bf92,i=4096", 1), Error, "nonce");
  assertThrows(() => said.answer(CHALLENGE.replace("4096", "99999999"), 1), Error, "iterations");
});

Deno.test("SCRAM escapes what cannot stand in a name, and carries an authorization identity", () => {
  const said = SASL["SCRAM-SHA-1"]!.exchange({ login: "a=b,c", password: "", authzid: "x,y" });
  assertMatch(said.answer("", 0), /^n,a=x=2Cy,n=a=3Db=2Cc,r=/);
});

/** Those with every mechanism. */
const SPOKEN = ["pop3", "imap", "xmpp", "smtp"];
const RAW = CLIENTS.filter(({ name }) => name.startsWith("loginspec"));

for (const client of RAW.filter(({ protocol }) => SPOKEN.includes(protocol))) {
  Deno.test(`${client.name} opens the account by every mechanism, over every security`, async () => {
    await using there = await reference([client.protocol]);
    for (const mechanism of Object.keys(SASL).filter((one) => one !== "EXTERNAL")) {
      for (const security of SECURITIES) {
        const dial = there.dial(client, { mechanism, security });
        if (!client.says(dial)) continue;
        const seen = await client.login(dial);
        assertEquals(seen.kind, "opened", `${mechanism} ${security} ${JSON.stringify(seen)}`);
      }
      const wrong = there.dial(client, { mechanism, password: `${PASSWORD}x` });
      if (client.says(wrong)) assertEquals((await client.login(wrong)).kind, "refused", mechanism);
    }
  });

  Deno.test(`${client.name} shows a certificate in the place of a password`, async () => {
    await using there = await reference([client.protocol]);
    const [own, foreign] = [await authority(), await testAuthority()];
    for (const security of ["upgrade", "tls"] as const) {
      const login = (by: typeof own, authzid?: string) =>
        client.login(there.dial(client, {
          certificate: certificates.get(by)!,
          mechanism: "EXTERNAL",
          password: "",
          security,
          ...authzid === undefined ? {} : { authzid },
        }));
      const certificates = new Map(
        await Promise.all(
          [own, foreign].map(async (by) => [by, await by.forClient("info@client2.com")] as const),
        ),
      );
      const seen = await login(own);
      assert(seen.kind === "opened", JSON.stringify(seen));
      assertEquals(seen.account, "info@client2.com");
      assertEquals((await login(own, "info%client2.com")).kind, "opened");
      assertEquals((await login(own, "john@client2.com")).kind, "refused");
      assertEquals((await login(foreign)).kind, "refused");
    }
  });
}
