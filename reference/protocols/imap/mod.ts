import type { Ending, ServedProtocol } from "../../protocol.ts";
import type { Door } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import { type Answer, bad, no } from "./answer.ts";
import { capabilityCode } from "./capabilities.ts";
import type { Talk } from "./command.ts";
import { answer, tagOf } from "./dispatch.ts";
import { Cursor } from "./grammar/cursor.ts";
import { Output } from "./output.ts";
import { receive, type Received } from "./received.ts";
import type { State } from "./state.ts";

/** A login has no need of more; nobody fills the server's memory without one. */
const LITERAL_BEFORE_LOGIN = 8192;

const LAST_WORDS: Readonly<Record<Ending, string>> = {
  "too long": "Line too long",
  "too slow": "Too slow",
  "too many connections": "Too many connections",
  "shutting down": "The server is shutting down",
  "our fault": "Internal error",
};

/** IMAP4rev1 (RFC 3501) and the extensions that `capabilities.ts` names. */
export const imap: ServedProtocol = {
  id: "imap",
  upgrades: true,
  converse,
  farewell: (ending) => `* BYE ${LAST_WORDS[ending]}\r\n`,
};
export default imap;

async function converse(wire: Wire, door: Door): Promise<void> {
  const talk: Talk = { wire, door, output: new Output(wire) };
  let state: State = { phase: "not authenticated" };
  try {
    await wire.send(`* OK [${capabilityCode(state, wire)}] loginspec reference ready\r\n`);
    while (state.phase !== "logout") {
      const before = state.phase === "not authenticated";
      const { literal } = wire.limits;
      const received = await receive(
        wire,
        before ? Math.min(LITERAL_BEFORE_LOGIN, literal) : literal,
      );
      const next = await turn(talk, state, received);
      leave(state, next);
      state = next;
      await talk.output.flush();
    }
  } finally {
    leave(state, { phase: "logout" });
  }
}

/** Answers what was received. @returns the state after it */
async function turn(talk: Talk, state: State, received: Received): Promise<State> {
  const { output, door } = talk;
  if (received.kind === "ended") return { phase: "logout" };
  if (received.kind === "flood") {
    output.line("* BYE [TOOBIG] The literal is too large");
    return { phase: "logout" };
  }
  const cursor = new Cursor(received.text, received.literals, talk.wire.limits.depth);
  const tag = tagOf(cursor);
  const said = UNREAD[received.kind] ?? await answer(talk, state, cursor);
  const next = said.next ?? state;
  for (const line of news(next, said)) output.line(line);
  const end = `${tag} ${said.status} ${said.text}`;
  if (said.upgrade) await said.upgrade(`${end}\r\n`);
  else output.line(end);
  if (next.phase !== "not authenticated" || !door.exhausted) return next;
  output.line("* BYE Too many refused logins");
  return { phase: "logout" };
}

const UNREAD: Partial<Record<Received["kind"], Answer>> = {
  "no text": bad("8-bit text, NUL and CR have to be in a literal"),
  "too big": no("[TOOBIG] The literal is too large"),
};

/** After a command that had to be refused unread nobody knows which one it was, so no number may shift. */
function news(state: State, said: Answer): string[] {
  if (state.phase !== "selected") return [];
  return state.view.news(said.status !== "BAD" && !said.keepsNumbers);
}

function leave(state: State, next: State): void {
  if (state.phase !== "selected") return;
  if (next.phase !== "selected" || next.view !== state.view) state.view.close();
}
