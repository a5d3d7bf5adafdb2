/**
 * A text in one line, every control, every sign that turns the direction of what follows, and every half of a pair written out as
 * `\u001b`: neither a terminal nor a reader of lines takes it for its own.
 */
export const inOneLine = (text: string): string =>
  text.replace(
    // deno-lint-ignore no-control-regex -- these are what is taken out
    /[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const reference = (sign: string) => `&#${sign.charCodeAt(0)};`;

/**
 * A text for Markdown, AsciiDoc and HTML: what could be markup in one of them is a character reference, which all three know. A bracket
 * beside another is markup in AsciiDoc. What looks like a link is none, but where our own user wrote it (`links`).
 */
export const inert = (text: string, { links = false } = {}): string => {
  const plain = inOneLine(text).replace(
    /[()](?=[()])|(?<=[()])[()]|[!-'*+<-@[-`{-~]|-(?!\w)|(?<!\w)-/g,
    reference,
  );
  return links ? plain : plain.replace(/:(?=\/\/)|(?<=www)\./gi, reference);
};
