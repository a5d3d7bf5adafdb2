import { dispatch } from "../../line_protocol.ts";
import type { Ending, ServedProtocol } from "../../protocol.ts";
import { commands } from "./commands.ts";
import { MISPLACED, START, UNKNOWN } from "./standing.ts";

/** The password service of port 106: no RFC has it, the greeting and the codes are poppassd's. */
export const pwd: ServedProtocol = {
  id: "pwd",
  upgrades: false,

  async converse(wire, door) {
    await wire.send("200 Password service ready\r\n");
    const protocol = { commands, unknown: UNKNOWN, misplaced: () => MISPLACED };
    await dispatch(protocol, wire, { wire, door }, START);
  },

  // 500 is a refused login's: what has another reason, and may go better the next time, says so.
  farewell: (ending: Ending) => `${ending === "too long" ? 500 : 400} ${ending}\r\n`,
};

export default pwd;
