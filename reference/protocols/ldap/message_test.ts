import { assertEquals } from "@std/assert";
import { guarded } from "../../testing/guarded.ts";
import {
  ANY_CLASS,
  ber,
  extension,
  ldapPeer,
  request,
  searching,
  simpleBind,
  WHO_AM_I,
} from "../../testing/ldap.ts";
import { elementsIn, integerIn } from "./ber.ts";
import { element, integer } from "./ber_write.ts";
import { ldap } from "./mod.ts";
import { answersIn } from "../../testing/ldap.ts";

const WHO = extension(WHO_AM_I);
const NOTICE = [0, 0x78, 2, "1.3.6.1.4.1.1466.20036"];

/** What is answered to these bytes and then to a well-formed request; tags alone, but of a notice all of it. */
async function heard(bytes: Uint8Array, limits = { literal: 9999, stanza: 2000, depth: 20 }) {
  using world = guarded();
  await using talk = ldapPeer(world.door("ldap"), { limits });
  talk.send(bytes);
  talk.send(request(9, WHO));
  const answers = await talk.rest();
  return answers.map(({ id, tag, code, more }) => id === 0 ? [id, tag, code, more.get(0x8a)] : tag);
}

const bytes = (...octets: number[]) => new Uint8Array(octets);
const op = WHO;
const bind = simpleBind("a", "b");
const nested = (depth: number): Uint8Array =>
  depth === 0 ? ANY_CLASS : ber(0xa2, nested(depth - 1));
const broken = searching({ filter: ber(0xa3, ber(4, "uid")) });

const GARBAGE: Readonly<Record<string, Uint8Array>> = {
  "another protocol": new TextEncoder().encode("USER info\r\nPASS x\r\n"),
  "TLS where there is none": bytes(0x16, 0x03, 0x01, 0x00, 0x05),
  "an indefinite length (RFC 4511, section 5.1)": bytes(0x30, 0x80, 2, 1, 1, 0x42, 0, 0, 0),
  "a length of five octets": bytes(0x30, 0x85, 0, 0, 0, 0, 5, 2, 1, 1, 0x42, 0),
  "a length of nobody's": bytes(0x30, 0xff),
  "a message larger than a stanza": bytes(0x30, 0x82, 0x07, 0xd1),
  "a message of four gigabytes": bytes(0x30, 0x84, 0xff, 0xff, 0xff, 0xff),
  "an empty message": bytes(0x30, 0),
  "a message id alone": bytes(0x30, 3, 2, 1, 1),
  "message id 0, the server's own": request(0, op),
  "a message id below it": ber(0x30, ber(2, bytes(0xff)), op),
  "a message id without octets": ber(0x30, ber(2), op),
  "a message id beyond four octets": ber(0x30, ber(2, bytes(1, 0, 0, 0, 0)), op),
  "a message id that is a text": ber(0x30, ber(4, "1"), op),
  "an element that ends beyond its message": bytes(0x30, 5, 2, 1, 1, 0x42, 1),
  "a tag of several octets": ber(0x30, ber(2, bytes(1)), bytes(0x7f, 1, 0)),
  "an operation of nobody's": request(1, ber(0x70)),
  "a response": request(1, ber(0x61, "x")),
  "a control that is none": request(1, op, ber(0xa0, ber(4, "x"))),
  "a bind without a name": request(1, ber(0x60, ber(2, bytes(3)))),
  "a bind without a password": request(1, ber(0x60, ber(2, bytes(3)), ber(4, "a"))),
  "a bind whose version is a text": request(1, ber(0x60, ber(4, "3"), ber(4), ber(0x80))),
  "SASL without a mechanism": request(1, ber(0x60, ber(2, bytes(3)), ber(4), ber(0xa3))),
  "a search without anything": request(1, ber(0x63)),
  "a search that ends at its filter": request(1, searching().subarray(0, 20)),
  "a comparison without a value": request(1, broken),
  "a negation of nothing": request(1, searching({ filter: ber(0xa2) })),
  "a negation of two": request(1, searching({ filter: ber(0xa2, ANY_CLASS, ANY_CLASS) })),
  "substrings without one": request(
    1,
    searching({ filter: ber(0xa4, ber(4, "uid"), ber(0x30)) }),
  ),
  "an end in the middle": request(
    1,
    searching({ filter: ber(0xa4, ber(4, "uid"), ber(0x30, ber(0x82, "a"), ber(0x81, "b"))) }),
  ),
  "filters too deep inside each other": request(1, searching({ filter: nested(20) })),
  "an extension without a name": request(1, ber(0x77)),
};

for (const [what, said] of Object.entries(GARBAGE)) {
  Deno.test(`${what} is answered by a notice of disconnection, and nothing behind it (RFC 4511, section 4.1.1)`, async () => {
    assertEquals(await heard(said), [NOTICE]);
  });
}

Deno.test("long forms of a length, with zeros in front too, are a length", async () => {
  const content = [2, 1, 1, ...bind];
  const forms = [[content.length], [0x81, content.length], [0x84, 0, 0, 0, content.length]];
  for (const form of forms) {
    assertEquals(await heard(bytes(0x30, ...form, ...content)), [0x61, 0x78], form.join());
  }
});

Deno.test("a message id of four octets comes back as it was sent", async () => {
  using world = guarded();
  await using talk = ldapPeer(world.door("ldap"));
  talk.send(ber(0x30, ber(2, bytes(0x7f, 0xff, 0xff, 0xff)), op));
  await talk.rest();
  assertEquals([...talk.heard().subarray(2, 8)], [2, 4, 0x7f, 0xff, 0xff, 0xff]);
});

Deno.test("as deep as a filter may be it is read, and what stands behind the controls is passed over", async () => {
  assertEquals(await heard(request(1, searching({ filter: nested(19) }))), [0x65, 0x78]);
  assertEquals(await heard(request(1, op, ber(0xa0), ber(0xa1, "later"))), [0x78, 0x78]);
});

Deno.test("a message that input cuts off is not answered", async () => {
  const whole = request(1, op);
  for (const cut of [1, 2, 5, whole.length - 1]) {
    using world = guarded();
    await using talk = ldapPeer(world.door("ldap"));
    talk.send(whole.subarray(0, cut));
    assertEquals(await talk.rest(), []);
  }
});

Deno.test("a message that comes octet by octet is one", async () => {
  using world = guarded();
  await using talk = ldapPeer(world.door("ldap"));
  for (const octet of request(1, op)) talk.send(bytes(octet));
  assertEquals((await talk.rest()).map(({ tag }) => tag), [0x78]);
});

Deno.test("a tag of several octets is no element of LDAP's (X.690, 8.1.2.4)", () => {
  assertEquals(elementsIn(bytes(0x1f, 0)), undefined);
  assertEquals(elementsIn(bytes(0xbf, 0x1f, 0)), undefined);
});

Deno.test("BER that is written is read as it was, whatever its length", () => {
  for (const length of [0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000]) {
    const [read, ...more] = elementsIn(element(4, new Uint8Array(length).fill(7))) ?? [];
    assertEquals([read?.tag, read?.content.length, more.length], [4, length, 0]);
  }
  for (const value of [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0x7fffffff]) {
    const [read] = elementsIn(integer(2, value)) ?? [];
    assertEquals(integerIn(read?.content ?? bytes()), value);
  }
});

Deno.test("the server's own end is a notice too, with the code that fits", () => {
  const endings = ["too long", "too slow", "too many connections", "shutting down", "our fault"];
  const codes = endings.map((ending) => {
    const said = ldap.farewell(ending as "too long", false);
    return answersIn(said as Uint8Array).map(({ id, code }) => [id, code]);
  });
  assertEquals(codes.flat(), [[0, 2], [0, 52], [0, 51], [0, 52], [0, 80]]);
});
