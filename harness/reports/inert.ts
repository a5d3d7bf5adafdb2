/**
 * Controls, signs that turn the direction of what follows, halves of pairs: a terminal or a reader of lines takes them for its own.
 * A log of CI obeys what begins with two number signs and a word in front of a bracket, wherever in a line it stands.
 */
const OBEYED =
  // deno-lint-ignore no-control-regex -- these are what is taken out
  /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|(?<=#)#(?=\w*\[)/g;

/** A text in one line, with every sign of it that somebody would obey written out as `\u001b`. */
export const inOneLine = (text: string): string =>
  text.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The same of a text of several lines. */
export const inLines = (text: string): string => text.split("\n").map(inOneLine).join("\n");

/** A value as JSON, in which no sign is obeyed either: a reader of JSON has them all as they were. */
export const inJson = (value: unknown, indent?: number): string =>
  inLines(JSON.stringify(value, null, indent));

const reference = (sign: string) => `&#${sign.charCodeAt(0)};`;

/**
 * A text for Markdown, AsciiDoc and HTML: what could be markup in one of them is a character reference, which all three know. A bracket
 * beside another is markup in AsciiDoc. What looks like a link is none, but where our own user wrote it (`links`).
 */
export const inert = (text: string, { links = false } = {}): string => {
  const plain = inOneLine(text).replace(
    /[()](?=[()])|(?<=[()])[()]|[!#$&*+<=>@[-`{-~]|-(?!\w)|(?<!\w)-/g,
    reference,
  );
  return links ? plain : plain.replace(/:(?=\/\/)|(?<=www)\./gi, reference);
};
