import { type Command, dispatch, say } from "../../line_protocol.ts";
import type { Ending, ServedProtocol } from "../../protocol.ts";
import { freshChallenge } from "../../sasl/digest.ts";
import { authorization, mechanismsOf } from "./authorization.ts";
import { upgradeOf, type Wire } from "../../wire.ts";
import { STLS } from "./stls.ts";
import { BAD_ARGUMENTS, type Here, MISPLACED, multiline, OVER } from "./standing.ts";
import { row, type Standing, UNKNOWN } from "./standing.ts";
import { transaction, update } from "./transaction.ts";

/** RFC 2449. The same list before and after a login, but for STLS, which is there only while it is possible (RFC 2595, section 4). */
const capabilities = ({ phase }: Standing, wire: Wire) => [
  ...phase === "authorization" && upgradeOf(wire) ? ["STLS"] : [],
  "TOP",
  "UIDL",
  "USER",
  `SASL ${mechanismsOf(wire).map(({ name }) => name).join(" ")}`,
  "PIPELINING",
  "RESP-CODES",
  "AUTH-RESP-CODE",
];

const commands: Record<string, Command<Standing, Here>> = {
  ...authorization,
  ...transaction,
  STLS,
  CAPA: row(
    ["authorization", "transaction"],
    (state, argument, { wire }) =>
      say(
        state,
        argument === undefined ? multiline("+OK", capabilities(state, wire)) : BAD_ARGUMENTS,
      ),
  ),
  QUIT: row(["authorization", "transaction"], (state, argument) => {
    if (argument !== undefined) return say(state, BAD_ARGUMENTS);
    return state.phase === "transaction" ? update(state) : say(OVER, "+OK good-bye");
  }),
};

/** POP3: RFC 1939, 2449 (CAPA), 2595 (STLS), 5034 (AUTH). */
export const pop3: ServedProtocol = {
  id: "pop3",
  upgrades: true,

  async converse(wire, door) {
    const timestamp = freshChallenge();
    await wire.send(`+OK POP3 ${timestamp}\r\n`);
    await dispatch(
      { commands, unknown: UNKNOWN, misplaced: () => MISPLACED },
      wire,
      { wire, door, timestamp },
      { phase: "authorization" },
    );
  },

  // Neither code (RFC 3206, section 3) tells anything about the login. A line that is too long will be so the next time.
  farewell: (ending: Ending) =>
    `-ERR [SYS/${ending === "too long" ? "PERM" : "TEMP"}] ${ending}\r\n`,
};

export default pop3;
