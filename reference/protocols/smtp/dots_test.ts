import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { receive } from "./dots.ts";

/** What is received of bytes that come in these pieces, and what was left for the next command. */
async function received(pieces: readonly string[], literal = 1_000) {
  const coming = pieces.map((piece) => Buffer.from(piece, "latin1"));
  let left = "";
  const result = await receive({
    chunk: () => Promise.resolve(coming.shift()),
    unread: (rest) => void (left = Buffer.from(rest).toString("latin1")),
    limits: { literal, stanza: 0, depth: 0 },
  });
  const content = result.kind === "message" ? result.content.toString("latin1") : result.kind;
  return { content, left };
}

/** Cut at every place, and byte by byte. */
async function inAllPieces(sent: string, content: string, left = ""): Promise<void> {
  for (let cut = 0; cut <= sent.length; cut++) {
    const behind = await received([sent.slice(0, cut), sent.slice(cut)].filter(Boolean));
    // What had not come by then was not read.
    const late = behind.content === content && left.startsWith(behind.left);
    assertEquals([behind.content, late], [content, true], `cut at ${cut}`);
  }
  assertEquals((await received([...sent])).content, content);
  assertEquals(await received([sent]), { content, left });
}

const ROWS: readonly (readonly [about: string, sent: string, content: string, left?: string])[] = [
  ["a message", "a: b\r\n\r\nc\r\n.\r\n", "a: b\r\n\r\nc\r\n"],
  ["nothing", ".\r\n", ""],
  ["an empty line", "\r\n.\r\n", "\r\n"],
  ["lines that begin with dots", "..\r\n...\r\n..a\r\nb.\r\n.\r\n", ".\r\n..\r\n.a\r\nb.\r\n"],
  ["a dot that was not doubled", ".a\r\n.\r\n", "a\r\n"],
  ["commands behind it", "a\r\n.\r\nQUIT\r\n", "a\r\n", "QUIT\r\n"],
  ["bytes beyond ASCII", "\xff\xfe\0\r\n.\r\n", "\xff\xfe\0\r\n"],
  ["a bare LF before the dot", "a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n"],
  ["a bare LF behind the dot", "a\r\n.\nb\r\n.\r\n", "a\r\n\nb\r\n"],
  ["a bare CR before the dot", "a\r.\r\nb\r\n.\r\n", "a\r.\r\nb\r\n"],
  ["bare CRs", "a\r\r\n.\r\r\n.\r\n", "a\r\r\n\r\r\n"],
  ["a dot, a CR and more", "a\r\n.\rb\r\n.\r\n", "a\r\n\rb\r\n"],
];

for (const [about, sent, content, left] of ROWS) {
  Deno.test(`DATA with ${about} is read alike, wherever it is cut`, () =>
    inAllPieces(sent, content, left));
}

Deno.test("a message without its end is lost", async () => {
  for (const sent of ["", "a\r\n", "a\r\n.", "a\r\n.\r"]) {
    assertEquals((await received([sent].filter(Boolean))).content, "lost");
  }
});

Deno.test("a message of the limit is taken, doubled dots not counted, and one byte more is not", async () => {
  const sent = "..234\r\n..9\r\n.\r\nQUIT\r\n";
  assertEquals((await received([sent], 10)).content, ".234\r\n.9\r\n");
  assertEquals(await received([sent], 9), { content: "too large", left: "QUIT\r\n" });
  assertEquals((await received([...sent], 9)).content, "too large");
});

Deno.test("a message that comes byte by byte takes not much more memory than its bytes", async () => {
  const size = 1_000_000;
  const [x, end] = [Buffer.from("x"), Buffer.from("\r\n.\r\n")];
  const held = () => {
    const { heapUsed, external } = Deno.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  let [sent, most] = [0, 0];
  const result = await receive({
    chunk() {
      // What was dropped and not collected yet counts too, and so it is much, but not by the byte.
      if (sent % 10_000 === 0) most = Math.max(most, held() - before);
      return Promise.resolve(sent++ < size ? x : end);
    },
    unread: () => {},
    limits: { literal: size * 2, stanza: 0, depth: 0 },
  });
  assertEquals(result.kind === "message" && result.content.length, size + 2);
  assert(most < 30 * size, `${most} bytes`);
});
