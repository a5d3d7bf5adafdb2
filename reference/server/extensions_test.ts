import { assertEquals } from "@std/assert";
import { X509Certificate } from "node:crypto";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import { elementsIn, extensionIn, hex, OID } from "./extensions.ts";

const { chain } = await (await testAuthority()).forClient("a@b.example");
const { raw } = new X509Certificate(chain);

Deno.test("an extension is found by its name, whether it is critical or not", () => {
  const [name] = extensionIn(raw, OID.subjectAltName) ?? []; // critical: the subject has no name
  assertEquals(new TextDecoder().decode(name?.content), "a@b.example");
  const uses = extensionIn(raw, OID.extendedKeyUsage); // not critical
  assertEquals(uses?.map(({ content }) => hex(content)), [OID.clientAuth]);
  assertEquals(extensionIn(raw, "551d1e"), undefined);
});

Deno.test("a length is read in its short and its long form", () => {
  const long = [0x04, 0x82, 0x01, 0x00, ...new Array<number>(256).fill(7)];
  const read = elementsIn(Uint8Array.from([0x81, 1, 65, ...long, 0x05, 0]));
  assertEquals(read.map(({ tag, content }) => [tag, content.length]), [[0x81, 1], [4, 256], [
    5,
    0,
  ]]);
});

Deno.test("a certificate that is cut short or changed harms nobody", () => {
  for (let at = 0; at < raw.length; at++) {
    extensionIn(raw.subarray(0, at), OID.subjectAltName);
    for (const byte of [0, 0x80, 0x84, 0xff]) {
      const changed = raw.map((each, index) => index === at ? byte : each);
      extensionIn(changed, OID.subjectAltName);
    }
  }
});
