import { addressLexemes, type Lexeme } from "../../../mime/lexer.ts";

/** A mailbox of an address list, or the beginning or end of a group, in the four parts of ENVELOPE (RFC 3501, 7.4.2). */
export interface Address {
  readonly name?: string;
  /** The source route, `@a,@b` (RFC 5322, 4.4). */
  readonly route?: string;
  /** The local part; alone it is the name of a group that begins here; absent: a group ends. */
  readonly mailbox?: string;
  readonly host?: string;
}

/** So many of a field are read: each costs far more than the byte or two that it takes to send. */
const MOST = 1000;

const END_OF_GROUP: Address = {};

/** The addresses of a From, To or other such field, in order, the first thousand. Garbage gives what can be made of it, never an error. */
export function addressesOf(value: string): Address[] {
  const all: Address[] = [];
  let held: Lexeme[] = [];
  let grouped = false;
  let angle = false;
  const take = () => {
    const address = addressOf(held);
    if (address) all.push(address);
    held = [];
    angle = false;
  };
  for (const lexeme of addressLexemes(value)) {
    if (all.length >= MOST) {
      held = [];
      break;
    }
    const special = lexeme.kind === "special" ? lexeme.text : "";
    if (special === "<") angle = true;
    if (special === ">") angle = false;
    if (special === "," && !angle) {
      take();
    } else if (special === ":" && !angle && !grouped) {
      all.push({ mailbox: phrase(held) });
      held = [];
      grouped = true;
    } else if (special === ";" && grouped) {
      take();
      all.push(END_OF_GROUP);
      grouped = false;
    } else held.push(lexeme);
  }
  take();
  if (grouped) all.push(END_OF_GROUP);
  return all;
}

/** `phrase <@route:local@host>`, or `local@host (name)` as RFC 822 wrote it. */
function addressOf(lexemes: readonly Lexeme[]): Address | undefined {
  const open = lexemes.findIndex((lexeme) => isSpecial(lexeme, "<"));
  const close = lexemes.findIndex((lexeme) => isSpecial(lexeme, ">"));
  const inner = open < 0 ? lexemes : lexemes.slice(open + 1, close < open ? lexemes.length : close);
  const spec = inner.filter((lexeme) => lexeme.kind !== "comment");
  if (open < 0 && spec.length === 0) return undefined;
  const colon = spec.findIndex((lexeme) => isSpecial(lexeme, ":"));
  const route = joined(spec.slice(0, Math.max(0, colon)));
  const addr = spec.slice(colon + 1);
  const at = addr.findLastIndex((lexeme) => isSpecial(lexeme, "@"));
  const comment = lexemes.find((lexeme) => lexeme.kind === "comment")?.text;
  const name = (open < 0 ? "" : phrase(lexemes.slice(0, open))) || comment;
  return {
    ...(name ? { name } : {}),
    ...(route ? { route } : {}),
    mailbox: joined(at < 0 ? addr : addr.slice(0, at)),
    // An address without a host still has one in ENVELOPE: NIL would make it the beginning of a group.
    host: at < 0 ? "" : joined(addr.slice(at + 1)),
  };
}

function isSpecial(lexeme: Lexeme, text: string): boolean {
  return lexeme.kind === "special" && lexeme.text === text;
}

function joined(lexemes: readonly Lexeme[]): string {
  return lexemes.map((lexeme) => lexeme.text).join("");
}

/** Words with one blank where the field has any. */
function phrase(lexemes: readonly Lexeme[]): string {
  return lexemes.filter((lexeme) => lexeme.kind !== "comment")
    .map((lexeme, i) => i > 0 && lexeme.spaced ? ` ${lexeme.text}` : lexeme.text).join("");
}
