const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/g;
const BARE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i;
// deno-lint-ignore no-control-regex -- what XML 1.0 cannot carry (2.2)
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u;

/**
 * What keeps a text without declarations, comments and CDATA from being well-formed XML (XML 1.0, 2.1); nothing where it is.
 * A drawing is too small a thing for a parser of its own.
 */
export function faultIn(xml: string): string | undefined {
  const strange = FORBIDDEN.exec(xml);
  if (strange) return `a character that XML cannot carry, at ${strange.index}`;
  const open: string[] = [];
  let roots = 0;
  for (
    const [token, close, name = "", attributes = "", empty, text, bracket] of xml.matchAll(TOKEN)
  ) {
    if (bracket !== undefined) return `a < that begins nothing, after <${open.join("><")}>`;
    if (BARE.test(text ?? attributes)) return `a bare & in ${text ?? token}`;
    if (text !== undefined) {
      if (open.length === 0 && text.trim() !== "") return `text outside: ${text}`;
      continue;
    }
    const names = [...attributes.matchAll(/([\w:.-]+)=/g)].map(([, one]) => one);
    if (new Set(names).size < names.length) return `an attribute twice in ${token}`;
    if (close === "/") {
      if (open.pop() !== name) return `</${name}> closes nothing`;
    } else {
      if (open.length === 0) roots++;
      if (empty !== "/") open.push(name);
    }
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`;
  return roots === 1 ? undefined : `${roots} roots`;
}
