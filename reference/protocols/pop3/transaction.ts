import { type Command, say } from "../../line_protocol.ts";
import { BAD_ARGUMENTS, type Here, multiline, OVER, type Pop3Turn } from "./standing.ts";
import { row, type Standing } from "./standing.ts";
import { stuffed, topOf } from "./wire_form.ts";

type Open = Extract<Standing, { readonly phase: "transaction" }>;

const NO_SUCH = "-ERR no such message";
const GONE = "-ERR message was removed by another session";

/** RFC 1939, sections 5 to 7: the maildrop. */
export const transaction: Record<string, Command<Standing, Here>> = {
  STAT: bare((state) => {
    const numbers = left(state);
    return say(state, `+OK ${numbers.length} ${octets(state, numbers)}`);
  }),
  LIST: listing((state, number) => `${number} ${state.maildrop.octets(number)}`),
  UIDL: listing((state, number) => `${number} ${state.maildrop.uniqueId(number)}`),
  RETR: row(["transaction"], (state, argument) => send(state, argument)),
  TOP: row(["transaction"], (state, argument) => {
    const [, which, lines] = /^(\S+) (\d{1,9})$/.exec(argument ?? "") ?? [];
    if (which === undefined) return say(state, BAD_ARGUMENTS);
    return send(state, which, (text) => topOf(text, Number(lines)));
  }),
  DELE: row(["transaction"], (state, argument) => {
    const number = numberIn(state, argument);
    if (typeof number === "string") return say(state, number);
    return say({ ...state, deleted: new Set([...state.deleted, number]) }, "+OK marked");
  }),
  RSET: bare((state) => say({ ...state, deleted: new Set() }, "+OK nothing is marked")),
  NOOP: bare((state) => say(state, "+OK")),
};

/** The way into UPDATE: only here do deletions take effect (access.pop-quit). */
export function update({ maildrop, deleted }: Open): Pop3Turn {
  maildrop.remove(deleted);
  return say(OVER, "+OK good-bye");
}

/** A command without arguments. */
function bare(run: (state: Open) => Pop3Turn): Command<Standing, Here> {
  return row(
    ["transaction"],
    (state, argument) => argument === undefined ? run(state) : say(state, BAD_ARGUMENTS),
  );
}

/** LIST and UIDL: of one message, or of all that are not marked. */
function listing(line: (state: Open, number: number) => string): Command<Standing, Here> {
  return row(["transaction"], (state, argument) => {
    if (argument === undefined) {
      return say(state, multiline("+OK", left(state).map((number) => line(state, number))));
    }
    const number = numberIn(state, argument);
    return say(state, typeof number === "string" ? number : `+OK ${line(state, number)}`);
  });
}

function* send(
  state: Open,
  argument: string | undefined,
  part: (text: string) => string = (text) => text,
): Generator<string | Uint8Array, Standing> {
  const number = numberIn(state, argument);
  if (typeof number === "string") return yield* say(state, number);
  const text = state.maildrop.read(number);
  if (text === undefined) return yield* say(state, GONE);
  yield "+OK message follows";
  yield stuffed(part(text));
  return state;
}

function left({ maildrop, deleted }: Open): number[] {
  return Array.from({ length: maildrop.count }, (_, index) => index + 1)
    .filter((number) => !deleted.has(number));
}

function octets({ maildrop }: Open, numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + maildrop.octets(number), 0);
}

/** The message number that an argument names, or the answer that says why it names none. */
function numberIn({ maildrop, deleted }: Open, argument = ""): number | string {
  if (!/^\d{1,9}$/.test(argument)) return BAD_ARGUMENTS;
  const number = Number(argument);
  return number < 1 || number > maildrop.count || deleted.has(number) ? NO_SUCH : number;
}
