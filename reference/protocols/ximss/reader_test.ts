import { assertEquals } from "@std/assert";
import { oneAccount } from "../../testing/account.ts";
import { ximssPeer } from "../../testing/ximss.ts";

const BAD_XML = '<response errorText="Not a document of this protocol" errorNum="500"/>';
const UNREADABLE: readonly (readonly [string, string | Uint8Array])[] = [
  ["no XML", "GET / HTTP/1.1\r\n\r\n\0"],
  ["nothing", "\0"],
  ["two roots", '<noop id="1"/><noop id="1"/>\0'],
  ["a tag that is not closed", '<noop id="1">\0'],
  ["a DOCTYPE", '<!DOCTYPE noop><noop id="1"/>\0'],
  ["entities of its own", '<!DOCTYPE x [<!ENTITY y "z">]><noop id="&y;"/>\0'],
  ["an entity of nobody's", '<noop id="&y;"/>\0'],
  ["an instruction", '<?x y?><noop id="1"/>\0'],
  ["another encoding", '<?xml version="1.0" encoding="ISO-8859-1"?><noop id="1"/>\0'],
  ["bytes that are no UTF-8", new Uint8Array([0x3c, 0x61, 0xff, 0x2f, 0x3e, 0])],
  ["a character that XML has not", '<noop id="&#1;"/>\0'],
  ["an attribute twice", '<noop id="1" id="2"/>\0'],
  ["elements without end", "<a>".repeat(101) + "</a>".repeat(101) + "\0"],
];
for (const [what, sent] of UNREADABLE) {
  Deno.test(`${what}: the server says so and ends`, async () => {
    using account = oneAccount();
    await using peer = ximssPeer(account.door);
    peer.send(sent);
    peer.say('<noop id="1"/>');
    assertEquals(await peer.rest(), [BAD_XML]);
  });
}

Deno.test("a document that is too large ends the conversation, ended or not", async () => {
  const limits = { literal: 0, stanza: 1_000, depth: 10 };
  const noop = (size: number) => `<noop id="${"x".repeat(size - '<noop id=""/>'.length)}"/>`;
  const last = async (sent: string) => {
    using account = oneAccount();
    await using peer = ximssPeer(account.door, { limits });
    peer.send(sent);
    return (await peer.rest()).at(-1);
  };
  const tooLarge = '<response errorText="The document is too large" errorNum="552"/>';
  assertEquals(await last(`${noop(1_000)}\0`), noop(1_000).replace("noop", "response"));
  assertEquals(await last(`${noop(1_001)}\0`), tooLarge);
  assertEquals(await last("x".repeat(1_001)), tooLarge);
});

Deno.test("a document may come in pieces, and many in one", async () => {
  using account = oneAccount();
  await using peer = ximssPeer(account.door);
  const bytes = new TextEncoder().encode('<noop id="ü"/>\0<noop id="2"/>\0');
  for (const byte of bytes) peer.send(new Uint8Array([byte]));
  peer.send(bytes);
  const heard = await peer.rest();
  assertEquals(heard, ["ü", "2", "ü", "2"].map((id) => `<response id="${id}"/>`));
});

Deno.test("an XML declaration, blanks, comments and CDATA are XML", async () => {
  using account = oneAccount();
  await using peer = ximssPeer(account.door);
  const document =
    `<?xml version="1.0" encoding="utf-8"?>\r\n<!-- x --> <noop id='1' ><![CDATA[<]]></noop>\n`;
  assertEquals(await peer.ask(document), ['<response id="1"/>']);
});
