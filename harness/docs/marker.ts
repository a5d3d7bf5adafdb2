import type { Options } from "./table.ts";

/** What an author writes to get a table: `loginspec:table ID name=value name="a value with blanks"`. */
export interface Marker {
  readonly id: string;
  readonly options: Options;
}

/** What a comment of ours says. */
export type Mark =
  | { readonly kind: "begin"; readonly marker: Marker }
  | { readonly kind: "end" }
  | { readonly kind: "faulty" } & Complaint;

/** What is wrong, and what to do about it. */
export interface Complaint {
  readonly problem: string;
  readonly remedy: string;
}

export const BEGIN = "loginspec:table";
export const END = "loginspec:end";
/** What every comment of ours begins with: one that is nearly right is told, and not passed over. */
export const OURS = /^loginspec(?![\w.-])/i;

/** The comment's text read as a mark; nothing where it is a comment of somebody else. */
export function markOf(comment: string): Mark | undefined {
  const text = comment.trim();
  if (!OURS.test(text)) return undefined;
  const [word = "", ...rest] = text.split(/\s+/);
  if (word === END) {
    return rest.length === 0
      ? { kind: "end" }
      : faulty(`an end marker says ${JSON.stringify(rest.join(" "))}`, `write ${END} alone`);
  }
  if (word !== BEGIN) {
    return faulty(
      `no marker is called ${JSON.stringify(word)}`,
      `begin with ${BEGIN} ID, end with ${END}`,
    );
  }
  return markerOf(text.slice(BEGIN.length).trim());
}

const ID = /^[^\s=]+/;
const OPTION = /^([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"']*))(?=\s|$)/;

/** `ID name=value ...`, as a marker or a command line has it. */
export function markerOf(text: string): Mark {
  const [id] = ID.exec(text) ?? [];
  if (id === undefined || text.startsWith(`${id}=`)) {
    return faulty(
      "a marker names no table",
      `write ${BEGIN} ID; \`loginspec docs list\` shows the ids`,
    );
  }
  const options: Record<string, string> = {};
  for (let rest = text.slice(id.length).trim(); rest !== "";) {
    const [all = "", name = "", ...values] = OPTION.exec(rest) ?? [];
    if (all === "") {
      const [word] = rest.split(/\s/);
      return faulty(
        `${JSON.stringify(word)} is no option`,
        'write name=value, or name="a value with blanks"',
      );
    }
    if (Object.hasOwn(options, name)) {
      return faulty(`option ${name} is given twice`, "leave one of them out");
    }
    options[name] = values.find((value) => value !== undefined) ?? "";
    rest = rest.slice(all.length).trim();
  }
  return { kind: "begin", marker: { id, options } };
}

const faulty = (problem: string, remedy: string): Mark => ({ kind: "faulty", problem, remedy });

const quoted = (value: string) =>
  /^[^\s"']+$/.test(value) ? value : value.includes('"') ? `'${value}'` : `"${value}"`;

/** The marker as it is written. */
export const markerText = ({ id, options }: Marker): string =>
  [id, ...Object.entries(options).map(([name, value]) => `${name}=${quoted(value ?? "")}`)]
    .join(" ");
