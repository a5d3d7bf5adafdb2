/** A piece of a structured field body (RFC 5322, 3.2; RFC 2045, 5.1). `text` has no quotes, no parentheses and no escapes. */
export interface Lexeme {
  readonly kind: "word" | "quoted" | "comment" | "special";
  readonly text: string;
  /** Blanks or a comment stand before it. */
  readonly spaced: boolean;
}

const BLANKS = /[ \t\r\n]+/y;
const QUOTED = /"((?:[^"\\]|\\[^])*)"?/y;
/** A domain literal is one word. */
const ADDRESS_WORD = /\[[^\]]*\]?|[^ \t\r\n()<>[\]:;@\\,."]+/y;
const TOKEN = /[^ \t\r\n()<>@,;:\\"/[\]?=]+/y;

/** The pieces of an address field. */
export function addressLexemes(value: string): Lexeme[] {
  return lexemes(value, ADDRESS_WORD);
}

/** The pieces of a MIME field: tokens, quoted strings and tspecials. */
export function mimeLexemes(value: string): Lexeme[] {
  return lexemes(value, TOKEN);
}

function lexemes(value: string, word: RegExp): Lexeme[] {
  const all: Lexeme[] = [];
  let at = 0;
  let spaced = false;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(value);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const add = (kind: Lexeme["kind"], text: string) => {
    all.push({ kind, text, spaced });
    spaced = kind === "comment";
  };
  while (at < value.length) {
    if (match(BLANKS)) {
      spaced = true;
    } else if (value[at] === "(") {
      const end = commentEnd(value, at);
      add("comment", value.slice(at + 1, end - 1).replace(/\\([^])/g, "$1"));
      at = end;
    } else if (value[at] === '"') {
      add("quoted", match(QUOTED)![1]!.replace(/\\([^])/g, "$1"));
    } else {
      const found = match(word)?.[0];
      if (found !== undefined) add("word", found);
      else add("special", value[at++]!);
    }
  }
  return all;
}

/** Comments nest, so a count is kept and no pattern is of use. */
function commentEnd(value: string, from: number): number {
  let open = 0;
  for (let at = from; at < value.length; at++) {
    if (value[at] === "\\") at++;
    else if (value[at] === "(") open++;
    else if (value[at] === ")" && --open === 0) return at + 1;
  }
  // Not closed: what is there, as if it were.
  return value.length + 1;
}
