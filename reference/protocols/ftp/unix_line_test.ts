import { assertEquals } from "@std/assert";
import { unixLine } from "./unix_line.ts";

Deno.test("a line has the time of what is new, and the year of what is old or to come", () => {
  const now = new Date("2026-07-01T12:00:00Z");
  const line = (modified: string) =>
    unixLine({ name: "a b", kind: "file", size: 7, modified: new Date(modified) }, now);
  const before = "-rw------- 1 owner group          7 ";
  assertEquals(line("2026-06-09T08:07:00Z"), `${before}Jun  9 08:07 a b`);
  assertEquals(line("2025-12-24T08:07:00Z"), `${before}Dec 24  2025 a b`);
  assertEquals(line("2026-07-02T08:07:00Z"), `${before}Jul  2  2026 a b`);
});
