import { plain } from "./script/plain.js";

/** A text in HTML, where it can be an attribute too. What no document may hold, or turns its text around, is shown as a dot. */
export const text = (raw: string): string =>
  plain(raw).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(
    '"',
    "&quot;",
  )
    .replaceAll("'", "&#39;");

/** A text in HTML, what stands in back quotes as code. */
export const prose = (raw: string): string => text(raw).replace(/`([^`]*)`/g, "<code>$1</code>");

/** JSON that may stand in a script element: no `</script>` and no `<!--` can end it, or hide its end; nor does it turn text around. */
export const embedded = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A fragment that the page's filters read: see `script/hash.js`. */
export const hashOf = (fields: Readonly<Record<string, string>>): string =>
  `#${new URLSearchParams(fields)}`;
