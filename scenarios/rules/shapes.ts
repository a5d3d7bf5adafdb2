import saslprep from "@mongodb-js/saslprep";

/** Spaces or tabs around a name (name.spaces). */
export function blanksAround(text: string): boolean {
  return /^[ \t]|[ \t]$/.test(text);
}

export function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, "");
}

/**
 * A name as SASLprep (RFC 4013) maps and normalizes it. Its prohibitions are left out: what they forbid is no letter of
 * an object name either, so that name.charset refuses it.
 */
export function prepared(text: string): string {
  if (isAscii(text)) return text;
  return Array.from(text, mapped).join("").normalize("NFKC");
}

function mapped(character: string): string {
  if (isAscii(character)) return character;
  try {
    // The library cannot return nothing; an underscore joins with no character.
    return saslprep(`_${character}`, { allowUnassigned: true }).slice(1);
  } catch {
    return character;
  }
}

function isAscii(text: string): boolean {
  // deno-lint-ignore no-control-regex -- ASCII has control characters
  return /^[\x00-\x7f]*$/.test(text);
}

const SOURCE_ROUTE =
  /^<@(\[[^\]\s]+\]|[^\s@%!<>:,]+):([^\s@%!<>:,]+)@(\[[^\]\s]+\]|[^\s@%!<>:,]+)>$/;
const BANG_PATH = /^([^\s@%!<>]+)!([^\s@%!<>]+)!([^\s@%!<>]+)$/;

/** `<@z:x@y>` and `z!y!x` as `x%y@z`: go to z, which handles x@y (name.both). Nothing for any other form. */
export function asAddress(text: string): string | undefined {
  const [, first, x, second] = SOURCE_ROUTE.exec(text) ?? [];
  if (first && x && second) return `${x}%${second}@${first}`;
  const [, z, y, last] = BANG_PATH.exec(text) ?? [];
  return z && y && last ? `${last}%${y}@${z}` : undefined;
}
