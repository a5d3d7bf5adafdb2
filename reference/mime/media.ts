import { type Lexeme, mimeLexemes } from "./lexer.ts";

export type Parameter = readonly [name: string, value: string];

/** A Content-Type (RFC 2045, 5.1), with the letter case that it came in. */
export interface MediaType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: readonly Parameter[];
}

/** A Content-Disposition (RFC 2183). */
export interface Disposition {
  readonly kind: string;
  readonly parameters: readonly Parameter[];
}

/** RFC 2045, 5.2: what an entity without a Content-Type is, or with one that cannot be read. */
export const PLAIN_TEXT: MediaType = {
  type: "TEXT",
  subtype: "PLAIN",
  parameters: [["CHARSET", "US-ASCII"]],
};

export function mediaType(value: string | undefined): MediaType | undefined {
  const [type, slash, subtype, ...rest] = significant(value);
  if (type?.kind !== "word" || slash?.text !== "/" || subtype?.kind !== "word") return undefined;
  return { type: type.text, subtype: subtype.text, parameters: parameters(rest) };
}

export function disposition(value: string | undefined): Disposition | undefined {
  const [kind, ...rest] = significant(value);
  return kind?.kind === "word" ? { kind: kind.text, parameters: parameters(rest) } : undefined;
}

/** The first word of a field such as Content-Transfer-Encoding. */
export function token(value: string | undefined): string | undefined {
  const [first] = significant(value);
  return first?.kind === "word" ? first.text : undefined;
}

/** The tags of Content-Language (RFC 3282). */
export function languages(value: string | undefined): string[] {
  return significant(value).filter((one) => one.kind === "word").map((one) => one.text);
}

export function parameter(media: MediaType, name: string): string | undefined {
  return media.parameters.find(([one]) => one.toLowerCase() === name)?.[1];
}

/** `; name=value` again and again; what does not fit is passed over up to the next `;`. A value without quotes may hold what needs them. */
function parameters(lexemes: readonly Lexeme[]): Parameter[] {
  const all: Parameter[] = [];
  let name: string | undefined;
  let value: string | undefined;
  const take = () => {
    if (name !== undefined && value !== undefined) all.push([name, value]);
    name = value = undefined;
  };
  for (const lexeme of lexemes) {
    if (lexeme.kind === "special" && lexeme.text === ";") take();
    else if (value !== undefined) value += lexeme.text;
    else if (lexeme.kind === "special" && lexeme.text === "=") value = "";
    else if (lexeme.kind === "word") name = lexeme.text;
  }
  take();
  return all;
}

function significant(value: string | undefined): Lexeme[] {
  return mimeLexemes(value ?? "").filter((lexeme) => lexeme.kind !== "comment");
}
