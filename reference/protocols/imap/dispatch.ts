import { type Answer, bad } from "./answer.ts";
import type { Commands, Run, Talk } from "./command.ts";
import { AFTER_LOGIN, ANY_TIME, BEFORE_LOGIN, BEFORE_SELECT, SELECTED } from "./commands/mod.ts";
import type { Cursor } from "./grammar/cursor.ts";
import { Rejected } from "./grammar/rejected.ts";
import type { State } from "./state.ts";

/** RFC 3501, section 9: tag, the characters of an astring but `+`. */
const TAG = /[!#-$&',-[\]^-z|-~]+/y;
const VERB = /[A-Za-z0-9.-]+/y;

/** A tag, or the sign that there was none. */
export function tagOf(cursor: Cursor): string {
  return cursor.maybe(TAG)?.[0] ?? "*";
}

/** Reads the rest of a command and runs it, where it is legal. Nothing of a command is done before all of it was read. */
export async function answer(talk: Talk, state: State, cursor: Cursor): Promise<Answer> {
  try {
    if (!cursor.skip(" ")) return bad("A tag and a command expected");
    const verb = cursor.take(VERB, "command")[0].toUpperCase();
    const ready = prepared(verb, cursor, state);
    if (!ready) return bad(known(verb) ? `${verb} is not for now` : "Unknown command");
    return await ready(talk);
  } catch (reason) {
    if (reason instanceof Rejected) return { status: reason.status, text: reason.text };
    throw reason;
  }
}

type Ready = (talk: Talk) => Answer | Promise<Answer>;

/** The tables say where a command is legal (RFC 3501, section 6). */
function prepared(verb: string, cursor: Cursor, state: State): Ready | undefined {
  const find = <S extends State>(commands: Commands<S>, here: S): Ready | undefined => {
    if (!Object.hasOwn(commands, verb)) return undefined;
    const run: Run<S> = commands[verb]!(cursor);
    cursor.end();
    return (talk) => run(talk, here);
  };
  const always = find(ANY_TIME, state);
  if (always) return always;
  if (state.phase === "not authenticated") return find(BEFORE_LOGIN, state);
  if (state.phase === "authenticated") {
    return find(AFTER_LOGIN, state) ?? find(BEFORE_SELECT, state);
  }
  if (state.phase === "selected") return find(AFTER_LOGIN, state) ?? find(SELECTED, state);
  return undefined;
}

function known(verb: string): boolean {
  return [ANY_TIME, BEFORE_LOGIN, AFTER_LOGIN, BEFORE_SELECT, SELECTED]
    .some((commands) => Object.hasOwn(commands, verb));
}
