import { assertEquals } from "@std/assert";
import { X509Certificate } from "node:crypto";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { clientIn } from "./client_certificate.ts";

const now = new Date();
const [own, foreign] = [await testAuthority(), await testAuthority()];

async function told(name: string, by = own, at = now, authority = own) {
  const { chain } = await by.forClient(name);
  return clientIn(new X509Certificate(chain), authority.certificate, at);
}

Deno.test("the name is the mail address, or else the common name, exactly as it stands", async () => {
  const names = [
    "info@client1.com",
    "INFO%client2.com@Company.COM",
    "a,b@c,",
    "info",
    "a@b@c",
    "ü",
    "x@y, email:info@client1.com",
  ];
  for (const name of names) assertEquals(await told(name), { name, trusted: true });
});

/** What a certificate of a server tells, by its names. */
async function ofServer(...names: string[]) {
  const { chain } = await own.forDomain({ names, addresses: [] });
  return clientIn(new X509Certificate(chain), own.certificate, now);
}

Deno.test("a Domain's certificate is nobody's: a common name beside other names is none", async () => {
  assertEquals(await ofServer("client1.com", "mail.client1.com"), undefined);
});

Deno.test("a certificate for servers proves no name, though it has no other than the common one", async () => {
  // No dNSName can hold it.
  assertEquals(await ofServer("info_x"), { name: "info_x", trusted: false });
});

Deno.test("of two mail addresses none is proven, and none is passed over for the other", async () => {
  for (const [first, second] of [["a@client1.com", "b@client1.com"], ["a@b", "a@b"]] as const) {
    const { chain } = await own.forClient(first, second);
    const told = clientIn(new X509Certificate(chain), own.certificate, now);
    assertEquals(told, { name: first, trusted: false });
  }
});

Deno.test("what another authority signed is not trusted, though it has the same name", async () => {
  assertEquals(await told("info", foreign), { name: "info", trusted: false });
});

Deno.test("nobody is trusted before the time, or after it", async () => {
  const years = (count: number) => new Date(now.getTime() + count * 365 * 24 * 3600 * 1000);
  for (const at of [years(-1), years(1)]) {
    assertEquals(await told("info", own, at), { name: "info", trusted: false });
  }
});

Deno.test("the authority itself is nobody's account", () => {
  const root = new X509Certificate(own.certificate);
  assertEquals(clientIn(root, own.certificate, now)?.trusted, false);
});

Deno.test("a certificate that was changed after it was signed is not trusted", async () => {
  const { raw } = new X509Certificate((await own.forClient("info")).chain);
  // The end of the signature: issuer and all names stay what they were.
  const changed = Uint8Array.from(raw, (byte, at) => at === raw.length - 1 ? byte ^ 1 : byte);
  const told = clientIn(new X509Certificate(changed), own.certificate, now);
  assertEquals(told, { name: "info", trusted: false });
});
