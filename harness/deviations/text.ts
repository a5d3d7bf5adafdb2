import { readText } from "../../fixtures/source_text.ts";
import type { Proposal } from "./propose.ts";

/** Text of a deviations file is put in and taken out by lines, so that what people wrote stays as it is. */

/** Plain where YAML reads it as the text that it is. */
const scalar = (word: string) => /^[A-Za-z][\w.:-]*[\w]$/.test(word) ? word : JSON.stringify(word);

const list = (words: readonly string[]) =>
  words.length === 1 ? scalar(words[0]!) : `[${words.map(scalar).join(", ")}]`;

/** So long a sentence stands in a comment. */
const WIDE = 160;

/** One line, whatever was answered. */
function comment({ example: { id, why }, shown }: Proposal): string {
  const said = `# ${shown === 1 ? "once" : `${shown} times`}, as ${id}: ${why}`
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
  return said.length > WIDE ? `${said.slice(0, WIDE)}...` : said;
}

/** The lines of an entry, its dash at `indent`. */
export function entryLines(proposal: Proposal, indent: string): string[] {
  const { clause, protocol, form, check, way, sometimes } = proposal;
  const lines = [
    `clause: ${scalar(clause)}`,
    `protocol: ${list(protocol)}`,
    ...form ? [`form: ${list(form)}`] : [],
    ...check === undefined ? [] : [`check: ${scalar(check)}`],
    `way: ${way}`,
    ...sometimes ? ["sometimes: true"] : [],
    comment(proposal),
    "reason: TODO",
  ];
  return lines.map((line, at) => `${indent}${at === 0 ? "- " : "  "}${line}`);
}

const HEAD = [
  "# What is known of a server: see harness/deviations/README.md. Each entry wants a reason in place of TODO:",
  "# a sentence that says why the server does so, and how that was checked.",
  "deviations:",
];

/** The line end that a text has; of a text that people keep it stays what it is. */
const endOf = (text: string) => /\r?\n/.exec(text)?.[0] ?? "\n";

/** The text with entries more at its end. Nothing: the list is not written line by line, or is not what stands last. */
export function withEntries(
  text: string | undefined,
  proposals: readonly Proposal[],
): string | undefined {
  const entries = (indent: string) => proposals.flatMap((one) => entryLines(one, indent));
  if (text === undefined || text.trim() === "") {
    if (proposals.length === 0) return "deviations: []\n";
    return [...HEAD, ...entries("  "), ""].join("\n");
  }
  if (proposals.length === 0) return text;
  const before = text.trimEnd().replace(/^deviations:[ \t]*\[[ \t]*\]/m, "deviations:");
  if (!/^deviations:[ \t]*(#.*)?$/m.test(before)) return undefined;
  const indent = /^( *)- /m.exec(before)?.[1];
  return [before, ...entries(indent ?? "  "), ""].join(endOf(text));
}

const DASH = /^( *)- /;

const depthOf = (line: string) => /^ */.exec(line)![0].length;

/** Where the entry is whose dash stands in this line (from 1). Nothing: no entry begins a line there. */
function entryAt(text: string, line: number) {
  const reading = readText(text, "yaml");
  if (reading.kind === "broken") return undefined;
  const { source } = reading;
  const dash = DASH.exec(text.split("\n")[line - 1] ?? "");
  for (let at = 0;; at++) {
    const span = source.spanAt(["deviations", at]);
    if (!span) return undefined;
    if (!dash || source.valueAt(["deviations", at]).line !== line) continue;
    return {
      depth: dash[1]!.length,
      /** The last line of its own, from 1. */
      until: text.slice(0, span[1]).split("\n").length,
      spanOf: (key: string) => source.spanAt(["deviations", at, key]),
    };
  }
}

/** Whether this line and what follows is a comment to what stands above it: deeper than its dash. */
function isBeside(lines: readonly string[], at: number, depth: number): boolean {
  const next = lines.slice(at).find((line) => line.trim() !== "");
  return next !== undefined && /^ *#/.test(next) && depthOf(next) > depth;
}

/**
 * The text less the entries that begin in these lines (from 1); comments outside them stay. Nothing: they do not begin lines.
 * @param emptied no entry is left
 */
export function withoutEntries(
  text: string,
  starts: readonly number[],
  emptied: boolean,
): string | undefined {
  // Each with its own end.
  const lines = text.split(/(?<=\n)/);
  const drop = new Set<number>();
  for (const start of starts) {
    const entry = entryAt(text, start);
    if (!entry) return undefined;
    for (let at = start - 1; at < entry.until; at++) drop.add(at);
    for (let at = entry.until; isBeside(lines, at, entry.depth); at++) drop.add(at);
  }
  const left = lines.filter((_, at) => !drop.has(at)).join("");
  return emptied ? left.replace(/^deviations:(?=[ \t]*(#.*)?$)/m, "deviations: []") : left;
}

/** The text with an entry's list in fewer words. Nothing: it does not stand on one line, in brackets. */
export function withList(
  text: string,
  start: number,
  key: string,
  words: readonly string[],
): string | undefined {
  const span = entryAt(text, start)?.spanOf(key);
  if (!span || !/^\[.*\]$/.test(text.slice(...span))) return undefined;
  return `${text.slice(0, span[0])}${list(words)}${text.slice(span[1])}`;
}
