import { assertEquals } from "@std/assert";
import { xml } from "./element.ts";
import { type Arrival, StreamReader } from "./reader.ts";

const OPEN = "<s:stream xmlns:s='http://etherx.jabber.org/streams' xmlns='jabber:client'>";

function reader(...chunks: string[]): StreamReader {
  const bytes = chunks.map((chunk) => new TextEncoder().encode(chunk));
  return new StreamReader({
    chunk: () => Promise.resolve(bytes.shift()),
    limits: { literal: 0, stanza: 100, depth: 3 },
  });
}

function shown(arrival: Arrival): string {
  return arrival.kind === "stanza"
    ? xml(arrival.stanza)
    : arrival.kind === "fault"
    ? arrival.condition
    : arrival.kind;
}

async function read(from: StreamReader, count: number): Promise<string[]> {
  const arrivals: string[] = [];
  for (let i = 0; i < count; i++) arrivals.push(shown(await from.next()));
  return arrivals;
}

Deno.test("several stanzas in one chunk come one by one, and blanks between them are nothing", async () => {
  const from = reader(`\n${OPEN}<a/> <b>x<c/></b>\r\n`, "  ", "\t</s:stream>");
  assertEquals(await read(from, 5), ["header", "<a/>", "<b>x<c/></b>", "close", "end"]);
});

Deno.test("a new document can begin in the middle of a chunk", async () => {
  const from = reader(`${OPEN}<a/><?xml version='1.0'?>${OPEN}<b/>`);
  assertEquals(await read(from, 2), ["header", "<a/>"]);
  from.restart();
  assertEquals(await read(from, 3), ["header", "<b/>", "end"]);
});

Deno.test("without a new document a second declaration is a fault", async () => {
  const from = reader(`${OPEN}<a/><?xml version='1.0'?>`);
  assertEquals(await read(from, 3), ["header", "<a/>", "not-well-formed"]);
});

Deno.test("an element that was closed by another's tag never arrives", async () => {
  assertEquals(await read(reader(`${OPEN}<a></b>`), 2), ["header", "not-well-formed"]);
  assertEquals(await read(reader(`${OPEN}<a><b></a>`), 2), ["header", "not-well-formed"]);
  assertEquals(await read(reader(`${OPEN}<a></s:stream>`), 2), ["header", "not-well-formed"]);
});

Deno.test("the limit is of each stanza, counted in bytes, wherever chunks end", async () => {
  const stanza = `<a>${"\u00e9".repeat(46)}x</a>`;
  assertEquals(new TextEncoder().encode(stanza).length, 100);
  assertEquals(await read(reader(OPEN, stanza + stanza, stanza), 4), [
    "header",
    stanza,
    stanza,
    stanza,
  ]);
  assertEquals(await read(reader(OPEN, stanza.replace("x", "xx")), 2), [
    "header",
    "policy-violation",
  ]);
  const endless = reader(OPEN, "<a b='", ...Array<string>(99).fill("x"));
  assertEquals(await read(endless, 2), ["header", "policy-violation"]);
});

Deno.test("a stream that is one self-closing tag opens and closes", async () => {
  assertEquals(await read(reader(OPEN.replace(">", "/>")), 2), ["header", "close"]);
});

Deno.test("attributes keep their namespaces, and prefixes do not come along", async () => {
  const from = reader(`${OPEN}<p:a xmlns:p='urn:p' p:x='1' x='2' xml:lang='en'/>`);
  await from.next();
  const arrival = await from.next();
  assertEquals(arrival.kind === "stanza" && arrival.stanza, {
    ns: "urn:p",
    name: "a",
    attrs: { "{urn:p}x": "1", x: "2", "xml:lang": "en" },
    children: [],
  });
});

Deno.test("in XML 1.0 a control character is no character, whatever version is declared", async () => {
  const from = reader(`<?xml version='1.1'?>${OPEN}<a>&#1;</a>`);
  assertEquals((await read(from, 2)).at(-1), "not-well-formed");
});
