import fc from "fast-check";
import { assertEquals } from "@std/assert";
import { auth, bindAs, header, xmppWorld } from "../../testing/xmpp.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Pieces of XMPP, whole and broken, and bytes that are none. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.constantFrom(
    header(),
    header("to='b.example'"),
    auth("info", "secret"),
    bindAs("x"),
    "<presence/>",
    "<message to='info@a.example'><body>",
    "</body></message>",
    "<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>",
    "<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>",
    "</stream:stream>",
    "<a __proto__='x' constructor='y'>",
    "<![CDATA[",
    "<!--",
    "&lt;",
    ">",
  ).map(bytesOf),
);

Deno.test("whatever comes, a conversation ends with its input, and harms nothing", async () => {
  const pieces = fc.array(piece, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), pieces, async (bound, sent) => {
      using world = xmppWorld();
      await using other = await world.online("zoe@b.example", "z", "<presence/>");
      await other.hear();
      const before = bound ? [header(), auth("info", "secret"), header(), bindAs("x")] : [];
      const chunks = [...before.map(bytesOf), ...sent.filter(({ length }) => length > 0)];
      await using peer = world.connect({ chunk: () => Promise.resolve(chunks.shift()) });
      await peer.over;
      other.send("<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>");
      assertEquals(await other.hear(), "<iq type='result' id='1' to='zoe@b.example/z'/>");
    }),
    { numRuns: 100 },
  );
});
