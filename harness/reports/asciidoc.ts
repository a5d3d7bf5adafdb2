import { gridOf, sentence } from "./grid.ts";
import { inert } from "./inert.ts";
import { KNOWN_NOTE, knownSentences } from "./known.ts";
import { loginSentence } from "./modules.ts";
import type { Report } from "./report.ts";
import { shardSentence } from "./shard_text.ts";

const row = (cells: readonly string[]) => cells.map((cell) => `|${inert(cell)}`).join(" ");

const items = (title: string, texts: readonly string[], links = false) =>
  texts.length === 0 ? [] : ["", title, "", ...texts.map((text) => `* ${inert(text, { links })}`)];

/** The matrix as AsciiDoc: clauses down, protocols across. It stands alone, or is included in a page (`leveloffset`). */
export default {
  id: "asciidoc",
  about: "the matrix as AsciiDoc, for documentation",
  usual: false,
  filename: "matrix.adoc",
  write({ summary, results, stopped, shard, losses = [] }) {
    const { protocols, rows } = gridOf(summary);
    return [
      `= Which account does a login open? ${inert(summary.target)}`,
      "",
      `Profile ${inert(summary.profile)}, seed ${summary.seed}: ${loginSentence(summary)}. ${
        sentence(summary.verdicts)
      }.`,
      ...shard ? ["", inert(shardSentence(shard))] : [],
      ...items("The server went out of reach:", losses),
      ...stopped === undefined ? [] : ["", `The run was stopped: ${inert(stopped)}.`],
      "",
      "A number counts the checks that came out well; in brackets the reading of an OPEN clause that the server follows.",
      "",
      '[%header,cols="2,1' + ",1".repeat(protocols.length) + '"]',
      "|===",
      row(["clause", "level", ...protocols]),
      ...rows.map(({ clause, level, cells }) =>
        row([clause, level, ...cells.map(({ text }) => text)])
      ),
      "|===",
      // The reasons are the words of who listed them.
      ...items(KNOWN_NOTE, knownSentences(results), true),
      "",
    ].join("\n");
  },
} satisfies Report;
