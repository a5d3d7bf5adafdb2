import { inClone } from "../called.ts";
import { gridOf, sentence } from "./grid.ts";
import { inert } from "./inert.ts";
import { KNOWN_NOTE, knownSentences } from "./known.ts";
import { loginSentence, MODULE_HEAD, moduleRows, WAY_HEAD, wayRows } from "./modules.ts";
import { ORDER_HEAD, orderRows, PRECEDENCE_HEAD, precedenceRows } from "./precedence.ts";
import { REFUSAL_HEAD, REFUSAL_NOTE, refusalRows } from "./refusals.ts";
import type { Report } from "./report.ts";
import { shardSentence } from "./shard_text.ts";
import { SHORT_NOTE, shortSentences } from "./short.ts";

const item = (text: string) => `- ${inert(text)}`;

/** The reasons of what is known are the words of who listed it. */
const knownItem = (text: string) => `- ${inert(text, { links: true })}`;

const row = (cells: readonly string[]) => `| ${cells.map((cell) => inert(cell)).join(" | ")} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
  row(head),
  `|${" --- |".repeat(head.length)}`,
  ...rows.map(row),
];

const UNCHECKED =
  "**No certificate was checked (`--insecure`): whoever stands between could have answered in the server's place.**";

/** The browser wants rights that a run has not: it is a command of its own, for the reference. */
const PICTURES =
  "The login pages in Chromium are no part of this run: `deno task browse` looks at them, and leaves its pictures in [browser/](browser/index.html).";

/** The matrix as Markdown: clauses down, protocols across, with what deviates below it. */
const matrix: Report = {
  id: "markdown",
  about: "the matrix as Markdown, for people",
  usual: true,
  filename: "matrix.md",
  write({ summary, results, stopped, lockouts = [], losses = [], trust, mode, shard }) {
    const { protocols, rows } = gridOf(summary);
    const red = results.filter(({ verdict }) =>
      ["deviates", "differs", "unproven", "stale"].includes(verdict)
    );
    const known = knownSentences(results);
    return [
      `# Which account does a login open? ${inert(summary.target)}`,
      "",
      ...(trust === "nothing" ? [UNCHECKED, ""] : []),
      ...(shard ? [shardSentence(shard), ""] : []),
      `Profile ${inert(summary.profile)}, seed ${summary.seed}: ${loginSentence(summary)}. ${
        sentence(summary.verdicts)
      }.`,
      ...losses.flatMap((loss) => ["", `The server went out of reach: ${inert(loss)}.`]),
      ...(stopped ? ["", `The run was stopped: ${inert(stopped)}.`] : []),
      ...lockouts.flatMap((lockout) => ["", `The server shut us out: ${inert(lockout)}.`]),
      ...(mode ? ["", `Mode ${mode}: what is more than that was left out.`] : []),
      "",
      "A number counts the checks that came out well; in brackets the reading of an OPEN clause that the server follows.",
      "",
      ...table(
        ["clause", "level", ...protocols],
        rows.map(({ clause, level, cells }) => [clause, level, ...cells.map(({ text }) => text)]),
      ),
      "",
      "## Modules",
      "",
      ...table(MODULE_HEAD, moduleRows(summary)),
      "",
      "## Ways to log in",
      "",
      ...table(WAY_HEAD, wayRows(summary)),
      ...(summary.target === "reference" && protocols.includes("web") && inClone()
        ? ["", PICTURES]
        : []),
      ...(summary.precedence.length > 0
        ? [
          "",
          "## Which hint counts",
          "",
          "Two hints that name different Domains; what opened tells which of them counts. The order of the two says nothing.",
          "",
          ...table(ORDER_HEAD, orderRows(summary.precedence)),
          "",
          ...table(PRECEDENCE_HEAD, precedenceRows(summary.precedence)),
        ]
        : []),
      ...(summary.refusals.length > 0
        ? [
          "",
          "## Refusals",
          "",
          REFUSAL_NOTE,
          "",
          ...table(REFUSAL_HEAD, refusalRows(summary.refusals)),
        ]
        : []),
      ...(summary.short.length > 0
        ? ["", "## Fewer than promised", "", SHORT_NOTE, "", ...shortSentences(summary).map(item)]
        : []),
      ...(known.length > 0
        ? ["", "## Known deviations", "", KNOWN_NOTE, "", ...known.map(knownItem)]
        : []),
      ...(red.length > 0 ? ["", "## What deviates", ""] : []),
      ...red.slice(0, 100).map(({ clause, protocol, verdict, why }) =>
        item(`${clause}, ${protocol}: ${verdict}. ${why}`)
      ),
      ...(red.length > 100 ? [`- and ${red.length - 100} more: see run.json`] : []),
      "",
    ].join("\n");
  },
};
export default matrix;
