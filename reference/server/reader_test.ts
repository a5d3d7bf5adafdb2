import { assertEquals, assertRejects } from "@std/assert";
import { DEFAULT_LIMITS } from "./limits.ts";
import { Reader } from "./reader.ts";
import { WireEnded } from "./wire_ended.ts";

/** A reader, and what it told its peer's flow. */
function reading(): { reader: Reader; flow: string[] } {
  const flow: string[] = [];
  const reader = new Reader(
    { pause: () => flow.push("pause"), resume: () => flow.push("resume") },
    DEFAULT_LIMITS,
  );
  return { reader, flow };
}

const LINES = new TextEncoder().encode("0123456789abcd\r\n".repeat(4096));

Deno.test("a peer that sends more than is read is held up, and let on once more is wanted", async () => {
  const { reader, flow } = reading();
  reader.push(LINES.subarray(1));
  assertEquals(flow, []);
  reader.push(LINES);
  assertEquals(flow, ["pause"]);
  for (let n = 0; n < 8192; n++) await reader.line();
  assertEquals(flow, ["pause"]);
  const next = reader.line();
  assertEquals(flow, ["pause", "resume"]);
  reader.push(LINES);
  assertEquals(await next, "0123456789abcd");
});

Deno.test("a peer that sends what is waited for is not held up", async () => {
  const { reader, flow } = reading();
  const bytes = reader.bytes(LINES.length);
  reader.push(LINES);
  assertEquals((await bytes)?.length, LINES.length);
  assertEquals(flow, []);
});

Deno.test("once stopped, what a held-up peer sends is let on and dropped", async () => {
  const { reader, flow } = reading();
  reader.push(LINES);
  reader.stop("too slow");
  reader.stop("shutting down");
  reader.push(LINES);
  assertEquals(flow, ["pause", "resume"]);
  assertEquals(reader.told, undefined);
  const error = await assertRejects(() => reader.line(), WireEnded);
  assertEquals([error.ending, reader.told], ["too slow", "too slow"]);
});

Deno.test("what came before the end is read, and half a line is none", async () => {
  const { reader } = reading();
  reader.push(new TextEncoder().encode("one\r\ntwo"));
  reader.finish();
  assertEquals([await reader.line(), await reader.line(), await reader.line()], [
    "one",
    undefined,
    undefined,
  ]);
  assertEquals(await reader.bytes(3), new TextEncoder().encode("two"));
});

Deno.test("the end of a chunk can be put back", async () => {
  const { reader } = reading();
  reader.push(new TextEncoder().encode(".\r\nNOOP\r\n"));
  const chunk = await reader.chunk();
  reader.unread(chunk?.subarray(3) ?? new Uint8Array());
  assertEquals(await reader.line(), "NOOP");
});
