/** A piece of HTML that may be put into another as it is. */
export interface Markup {
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A template of HTML. Every text that is put in is escaped, for an element's content or a quoted attribute; only `Markup` goes in as
 * it is. Not named `html`: the formatter would change the blanks in it.
 */
export function markup(
  pieces: TemplateStringsArray,
  ...values: readonly (string | number | Markup | undefined)[]
): Markup {
  const written = values.map((value = "") =>
    typeof value === "object" ? value.html : escaped(String(value))
  );
  return { html: String.raw({ raw: pieces }, ...written) };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
