/** A text in HTML, where it can be an attribute too. What no document may hold, or turns its text around, is shown as a dot. */
export const text = (raw: string): string =>
  // deno-lint-ignore no-control-regex -- these are what is taken out
  raw.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028-\u202e\u2066-\u2069]/g, "·").replaceAll(
    "&",
    "&amp;",
  )
    .replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** A text in HTML, what stands in back quotes as code. */
export const prose = (raw: string): string => text(raw).replace(/`([^`]*)`/g, "<code>$1</code>");

const ESCAPED: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** JSON that may stand in a script element: no `</script>` and no `<!--` can end it, or hide its end. */
export const embedded = (value: unknown): string =>
  JSON.stringify(value).replace(/[<\u2028\u2029]/g, (sign) => ESCAPED[sign] ?? "");

/** A fragment that the page's filters read: see `script/hash.js`. */
export const hashOf = (fields: Readonly<Record<string, string>>): string =>
  `#${new URLSearchParams(fields)}`;
