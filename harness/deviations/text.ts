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
  const { clause, protocol, form, check, way } = proposal;
  const lines = [
    `clause: ${scalar(clause)}`,
    `protocol: ${list(protocol)}`,
    ...form ? [`form: ${list(form)}`] : [],
    ...check === undefined ? [] : [`check: ${scalar(check)}`],
    `way: ${way}`,
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

/** The text with entries more at its end. Nothing: the list is not written line by line, or is not what stands last. */
export function withEntries(
  text: string | undefined,
  proposals: readonly Proposal[],
): string | undefined {
  if (text === undefined || text.trim() === "") {
    if (proposals.length === 0) return "deviations: []\n";
    return [...HEAD, ...proposals.flatMap((one) => entryLines(one, "  ")), ""].join("\n");
  }
  if (proposals.length === 0) return text;
  const lines = text.trimEnd().replace(/^deviations:\s*\[\s*\]/m, "deviations:").split("\n");
  if (!lines.some((line) => /^deviations:\s*(#.*)?$/.test(line))) return undefined;
  const indent = lines.map((line) => DASH.exec(line)?.[1]).find((found) => found !== undefined);
  return [...lines, ...proposals.flatMap((one) => entryLines(one, indent ?? "  ")), ""].join("\n");
}

const DASH = /^( *)- /;

const depthOf = (line: string) => /^ */.exec(line)![0].length;

/** Whether a line is still an entry's whose dash is so deep: a blank one is where what follows it is. */
function isInside(lines: readonly string[], at: number, depth: number): boolean {
  const next = lines.slice(at).find((line) => line.trim() !== "");
  return next !== undefined && depthOf(next) > depth;
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
  const lines = text.split("\n");
  const drop = new Set<number>();
  for (const start of starts) {
    const dash = DASH.exec(lines[start - 1] ?? "");
    if (!dash) return undefined;
    drop.add(start - 1);
    for (let at = start; isInside(lines, at, dash[1]!.length); at++) drop.add(at);
  }
  const left = lines.filter((_, at) => !drop.has(at)).join("\n");
  return emptied ? left.replace(/^deviations:(?=\s*(#.*)?$)/m, "deviations: []") : left;
}

/** The text with an entry's list in fewer words. Nothing: it does not stand on one line, in brackets. */
export function withList(
  text: string,
  start: number,
  key: string,
  words: readonly string[],
): string | undefined {
  const lines = text.split("\n");
  const depth = DASH.exec(lines[start - 1] ?? "")?.[1]?.length;
  if (depth === undefined) return undefined;
  const listed = new RegExp(`^( *(?:- )?${key}: *)\\[[^\\]]*\\]( *(?:#.*)?)$`);
  for (let at = start - 1; at < lines.length; at++) {
    if (at >= start && !isInside(lines, at, depth)) return undefined;
    const found = listed.exec(lines[at]!);
    if (!found) continue;
    return lines.with(at, `${found[1]}${list(words)}${found[2]}`).join("\n");
  }
  return undefined;
}
