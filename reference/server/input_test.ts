import { assert, assertEquals } from "@std/assert";
import { Input, type Line } from "./input.ts";

const text = (content: string) => new TextEncoder().encode(content);
const line = (content: string): Line => ({ kind: "line", text: content });
const MORE: Line = { kind: "more" };
const TOO_LONG: Line = { kind: "too long" };

/** All lines of what comes in these pieces, and what is asked between. */
function lines(pieces: readonly Uint8Array[], limit = 100): string[] {
  const input = new Input();
  return pieces.flatMap((piece) => {
    input.push(piece);
    const found: string[] = [];
    for (let line = input.line(limit); line.kind === "line"; line = input.line(limit)) {
      found.push(line.text);
    }
    return found;
  });
}

Deno.test("lines come out alike, wherever what was sent is cut", () => {
  const sent = text("USER info%client2.com\r\n\r\nbare\nPASS gru\u00df \u{1f511}\r\na\rb\r\n");
  const expected = ["USER info%client2.com", "", "bare", "PASS gru\u00df \u{1f511}", "a\rb"];
  assertEquals(lines([sent]), expected);
  assertEquals(lines(Array.from(sent, (byte) => Uint8Array.of(byte))), expected);
  for (let cut = 0; cut <= sent.length; cut++) {
    assertEquals(lines([sent.subarray(0, cut), sent.subarray(cut)]), expected);
  }
});

Deno.test("the limit counts a line's bytes without its end", () => {
  for (const end of ["\r\n", "\n"]) {
    assertEquals(lines([text(`1234567${end}`)], 7), ["1234567"]);
    const over = new Input();
    over.push(text(`12345678${end}`));
    assertEquals(over.line(7), TOO_LONG);
  }
  assertEquals(lines([text("ßßß\n")], 5), []);
});

Deno.test("a line is too long as soon as it is sure to be", () => {
  const input = new Input();
  input.push(text("12345678"));
  assertEquals(input.line(7), MORE);
  input.push(text("\r"));
  assertEquals(input.line(7), TOO_LONG);
  const fits = new Input();
  fits.push(text("1234567\r"));
  assertEquals(fits.line(7), MORE);
  fits.push(text("\n"));
  assertEquals(fits.line(7), line("1234567"));
});

Deno.test("a byte that is no UTF-8 is replaced, and a byte order mark stays", () => {
  assertEquals(lines([Uint8Array.of(0x61, 0xff, 0x62, 0x0a)]), ["a\ufffdb"]);
  assertEquals(lines([text("\ufeffUSER\n")]), ["\ufeffUSER"]);
});

Deno.test("bytes are counted, and lines go on behind them", () => {
  const input = new Input();
  input.push(text("a {5}\r\nx\r\ny"));
  assertEquals(input.line(100), line("a {5}"));
  assertEquals(input.bytes(5), undefined);
  input.push(text("\n)\r\nrest"));
  assertEquals(input.bytes(5), text("x\r\ny\n"));
  assertEquals(input.line(100), line(")"));
  assertEquals(input.some(100), text("rest"));
  assertEquals([input.some(100), input.bytes(0)], [undefined, text("")]);
});

Deno.test("what was taken stays as it was when more comes", () => {
  const input = new Input();
  input.push(text("first"));
  const first = input.some(100);
  input.push(text("second"));
  assertEquals(first, text("first"));
});

Deno.test("a million bytes one by one take no time to speak of", () => {
  const input = new Input();
  const started = performance.now();
  for (let n = 0; n < 1_000_000; n++) {
    input.push(Uint8Array.of(0x61));
    input.line(2_000_000);
  }
  input.push(text("\n"));
  const found = input.line(2_000_000);
  assert(found.kind === "line" && found.text.length === 1_000_000);
  // Each byte searched again at each look would be 500,000,000,000 looks.
  assert(performance.now() - started < 10_000);
});

Deno.test("what is put back comes first, and then what waited behind it", () => {
  const input = new Input();
  input.push(text("one\r\n.\r\nQUIT\r\nRS"));
  const taken = input.some(12) ?? new Uint8Array();
  input.unread(taken.subarray(8));
  input.push(text("ET\r\n"));
  assertEquals([input.line(9), input.line(9), input.line(9)], [line("QUIT"), line("RSET"), MORE]);
});
