import { type Alert, alertsIn, sentenceOf } from "./alert.ts";
import { gridOf, sentence } from "./grid.ts";
import { inert } from "./inert.ts";
import { KNOWN_NOTE, knownSentences } from "./known.ts";
import { loginSentence } from "./modules.ts";
import type { Report, Told } from "./report.ts";
import { shardSentence } from "./shard_text.ts";

/** GitHub refuses a step's summary over 1 MiB, with all that others wrote into it: ours is to leave room. */
const MOST = 900 * 1024;

const bytes = (text: string) => new TextEncoder().encode(text).length;

const row = (cells: readonly string[]) => `| ${cells.map((cell) => inert(cell)).join(" | ")} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
  row(head),
  `|${" --- |".repeat(head.length)}`,
  ...rows.map(row),
];

/** Something to be opened by a click. Markdown within wants blank lines around it. */
const folded = (title: string, lines: readonly string[]) =>
  lines.length === 0
    ? []
    : ["", "<details>", `<summary>${inert(title)}</summary>`, "", ...lines, "", "</details>"];

const item = (text: string) => `- ${inert(text)}`;

/** The reasons of what is known are the words of who listed it. */
const knownItem = (text: string) => `- ${inert(text, { links: true })}`;

const alertLine = (alert: Alert) =>
  item(`${alert.first.clause}, ${alert.first.protocol}: ${alert.verdict}. ${sentenceOf(alert)}`);

/** Lines in so much room, and how many are left out for it. */
function within(room: number, lines: readonly string[]): string[] {
  let left = room;
  const kept = lines.findIndex((line) => (left -= bytes(line) + 1) < 0);
  return kept < 0
    ? [...lines]
    : [...lines.slice(0, kept), item(`and ${lines.length - kept} more: see the reports`)];
}

function headOf({ summary, stopped, shard, losses = [], lockouts = [] }: Told): string[] {
  return [
    `### Which account does a login open? ${inert(summary.target)}`,
    "",
    `${sentence(summary.verdicts)}. ${loginSentence(summary)}; profile ${
      inert(summary.profile)
    }, seed ${summary.seed}.`,
    ...shard ? ["", shardSentence(shard)] : [],
    ...losses.flatMap((loss) => ["", `The server went out of reach: ${inert(loss)}.`]),
    ...stopped === undefined ? [] : ["", `The run was stopped: ${inert(stopped)}.`],
    ...lockouts.flatMap((lockout) => ["", `The server shut us out: ${inert(lockout)}.`]),
  ];
}

/** The summary of a step of GitHub Actions, as Markdown: the sum, what to look at, the matrix to be opened. */
export default {
  id: "github",
  about: "the summary of a step of GitHub Actions, with the matrix folded",
  usual: false,
  filename: "summary.md",
  write(told) {
    const { summary, results } = told;
    const { protocols, rows } = gridOf(summary);
    const red = alertsIn(results).map(alertLine);
    const known = knownSentences(results).map(knownItem);
    const head = headOf(told);
    const matrix = folded(
      "The matrix",
      table(
        ["clause", "level", ...protocols],
        rows.map(({ clause, level, cells }) => [clause, level, ...cells.map(({ text }) => text)]),
      ),
    );
    const room = MOST - bytes([...head, ...matrix].join("\n"));
    return [
      ...head,
      ...red.length === 0 ? [] : ["", ...within(room / 2, red)],
      ...matrix,
      ...folded(KNOWN_NOTE, within(room / 4, known)),
      "",
    ].join("\n");
  },
} satisfies Report;
