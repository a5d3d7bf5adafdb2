import { assertEquals } from "@std/assert";
import { type Canvas, isColoured } from "./paint.ts";

const TERMINAL: Canvas = { forbidden: false, terminal: true };
const PIPE: Canvas = { forbidden: false, terminal: false };

const ROWS: readonly [string, Canvas, boolean][] = [
  ["a terminal has colours", TERMINAL, true],
  ["a pipe has none", PIPE, false],
  ["NO_COLOR takes them from a terminal", { ...TERMINAL, NO_COLOR: "1" }, false],
  ["an empty NO_COLOR takes nothing", { ...TERMINAL, NO_COLOR: "" }, true],
  ["FORCE_COLOR gives them to a pipe", { ...PIPE, FORCE_COLOR: "1" }, true],
  ["FORCE_COLOR=0 takes them from a terminal", { ...TERMINAL, FORCE_COLOR: "0" }, false],
  ["an empty FORCE_COLOR gives nothing", { ...PIPE, FORCE_COLOR: "" }, false],
  ["NO_COLOR is stronger than FORCE_COLOR", { ...PIPE, NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ["--no-color is the strongest", { ...TERMINAL, forbidden: true, FORCE_COLOR: "1" }, false],
  ["a dumb terminal has none", { ...TERMINAL, TERM: "dumb" }, false],
];

for (const [what, canvas, coloured] of ROWS) {
  Deno.test(what, () => assertEquals(isColoured(canvas), coloured));
}
