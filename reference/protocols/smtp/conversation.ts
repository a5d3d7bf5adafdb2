import { dispatch, type LineProtocol } from "../../line_protocol.ts";
import type { Ending, ServedProtocol } from "../../protocol.ts";
import { anyTime } from "./any_time.ts";
import { AUTH } from "./authentication.ts";
import { DATA } from "./data.ts";
import type { Dialect } from "./dialect.ts";
import { EHLO, HELO } from "./hello.ts";
import { type Here, literal, type Standing, UNKNOWN } from "./standing.ts";
import { STARTTLS } from "./starttls.ts";
import { envelope } from "./transaction.ts";

const commands = { ...anyTime, ...envelope, DATA, STARTTLS };

/** RFC 2033, section 4.1: LMTP has neither HELO nor EHLO. */
const COMMANDS = {
  smtp: { ...commands, HELO, EHLO, AUTH },
  lmtp: { ...commands, LHLO: EHLO },
};

/** What should have come first. */
const MISPLACED: Readonly<Record<Standing["phase"], string>> = {
  connected: "503 5.5.1 Say hello first",
  ready: "503 5.5.1 MAIL first",
  sender: "503 5.5.1 RCPT first",
  recipients: "503 5.5.1 Not in a transaction",
  over: "",
};

/** A line that is too long will be so the next time; 421 goes with every other end (RFC 5321, section 3.8). */
const FAREWELLS: Readonly<Record<Ending, string>> = {
  "too long": "500 5.5.2 Line too long\r\n",
  "too slow": "421 4.4.2 Too slow\r\n",
  "too many connections": "421 4.7.0 Too many connections\r\n",
  "shutting down": "421 4.3.2 Shutting down\r\n",
  "our fault": "421 4.3.0 Our fault\r\n",
};

/** The server of a dialect. */
export function servedAs(dialect: Dialect): ServedProtocol {
  const protocol: LineProtocol<Standing, Here> = {
    commands: COMMANDS[dialect.id],
    unknown: UNKNOWN,
    misplaced: (state, verb) => misplaced(state.phase, verb),
  };
  return {
    id: dialect.id,
    upgrades: true,
    async converse(wire, door) {
      await wire.send(`220 ${literal(wire.local.address)} ${dialect.extended}\r\n`);
      await dispatch(protocol, wire, { wire, door, dialect }, { phase: "connected" });
    },
    farewell: (ending) => FAREWELLS[ending],
  };
}

/** In a transaction only RCPT and DATA can have come too early. */
function misplaced(phase: Standing["phase"], verb: string): string {
  return phase === "sender" && verb !== "DATA" ? MISPLACED.recipients : MISPLACED[phase];
}
