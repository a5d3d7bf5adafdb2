import { assertEquals } from "@std/assert";
import { entry, failed } from "../../deviations/_said.ts";
import { applyDeviations } from "../../deviations/apply_deviations.ts";
import { refused, result, scenario } from "../../judge/_judged.ts";
import { SYNTAXES } from "../syntaxes.ts";
import { blocksOf, type Table } from "../table.ts";
import comparison from "../tables/comparison.ts";
import deviations from "../tables/deviations.ts";
import matrix from "../tables/matrix.ts";
import refusalsSeen from "../tables/refusals_seen.ts";
import { toldOf } from "./_told.ts";

const MEASURED: readonly Table[] = [comparison, deviations, matrix, refusalsSeen];

const NASTY = "a|b`c`*d*_e_<i>&amp;\\|===\n.. x::\r\n  `` -- 長\u0001|";

Deno.test("nasty words stay in their cells in every syntax", () => {
  const results = [
    result(scenario(NASTY), refused(`-ERR ${NASTY}x`), { clause: "access.password" }),
    ...applyDeviations([failed()], [entry({ reason: NASTY })], { today: "2030-01-01" }),
  ];
  const told = toldOf({ target: NASTY, results });
  for (const table of MEASURED) {
    const made = table.make({ options: {}, runs: [told], commands: [] });
    if ("problem" in made) throw new Error(made.problem);
    for (const block of blocksOf(made)) {
      if (block.kind !== "table") continue;
      for (const { id, render } of SYNTAXES) {
        const whole = render([block]).join("\n");
        assertEquals(
          cellsIn[id]?.(whole),
          (block.rows.length + 1) * block.head.length,
          `${table.id} as ${id}: ${whole}`,
        );
      }
    }
  }
});

const count = (text: string, what: RegExp) => [...text.matchAll(what)].length;

/** How many cells a reader of each syntax sees. */
const cellsIn: Readonly<Record<string, (text: string) => number>> = {
  markdown: (text) =>
    text.split("\n").filter((line) => !/^[|\s-]+$/.test(line))
      .reduce((sum, line) => sum + count(line, /(?<!\\)\|/g) - 1, 0),
  html: (text) => count(text, /<t[hd][ >]/g),
  asciidoc: (text) =>
    text.split("\n").filter((line) => line !== "|===")
      .reduce((sum, line) => sum + count(line, /(?<!\\)\|/g), 0),
  rst: (text) => count(text, /^ *(?:\* )?- ?/gm),
};
