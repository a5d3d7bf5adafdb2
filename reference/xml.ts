const ESCAPES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["'", "&apos;"],
  ['"', "&quot;"],
  // Parsers turn these into other blanks where they stand unescaped.
  ["\t", "&#9;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
]);

/** Text as XML has it between tags and between quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>'"\t\n\r]/g, (found) => ESCAPES.get(found) ?? found);
}
