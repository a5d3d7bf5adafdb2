/** An XML element, as far as a client has to read one. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between its tags, as it came. */
  readonly inner: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** A text without its references: XML's five, and those by number. */
export const unescape = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (all, hex?: string, decimal?: string, name = "") =>
      hex !== undefined
        ? String.fromCodePoint(parseInt(hex, 16))
        : decimal !== undefined
        ? String.fromCodePoint(Number(decimal))
        : ENTITIES[name] ?? all,
  );

/** Blanks other than a space are references too: as they stand, a parser makes spaces of them (XML 1.0, 3.3.3). */
const escape = (text: string, all: boolean): string =>
  text.replace(all ? /[^]/gu : /[&<>"'\t\r\n]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Whether XML can carry a text at all (XML 1.0, 2.2): no control but tab and line ends, no lone surrogate. */
export const isXmlText = (text: string): boolean =>
  // deno-lint-ignore no-control-regex -- the controls are what XML leaves out
  !/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text) && text.isWellFormed();

/** A message to be sent, with the zero byte that ends it. Attributes that are undefined are left out; `escaped`: all in references. */
export function written(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  { inner = "", escaped = false }: { readonly inner?: string; readonly escaped?: boolean } = {},
): string {
  const shown = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escape(value, escaped)}"`]
  ).join("");
  return `<${name}${shown}${inner === "" ? "/>" : `>${inner}</${name}>`}\0`;
}

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const TAG =
  /^\s*(?:<\?[^?]*\?>\s*)?<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/;

/** Reads a message. @throws {SyntaxError} where it is no element */
export function read(text: string): Element {
  const tag = TAG.exec(text);
  if (!tag) throw new SyntaxError("Cannot read a message: it is no XML element");
  const [all, name = "", attributes = "", empty] = tag;
  const end = text.lastIndexOf(`</${name}`);
  return {
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(ATTRIBUTE)].map(([, key, double, single]) => [
        key,
        unescape(double ?? single ?? ""),
      ]),
    ),
    inner: empty || end < 0 ? "" : text.slice(all.length, end),
  };
}
