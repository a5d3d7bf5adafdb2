import { type Command, say } from "../../line_protocol.ts";
import { upgradeOf } from "../../wire.ts";
import { BAD_ARGUMENTS, type Here, row, type Standing, UNKNOWN } from "./standing.ts";

/** RFC 2595, section 4: before a login, and once. The name that USER gave is forgotten (access.isolation). */
export const STLS: Command<Standing, Here> = row(
  ["authorization"],
  async function* (state, argument, { wire }) {
    if (argument !== undefined) return yield* say(state, BAD_ARGUMENTS);
    const upgrade = upgradeOf(wire);
    if (!upgrade) return yield* say(state, wire.encryption() ? "-ERR in TLS already" : UNKNOWN);
    await upgrade("+OK begin TLS\r\n");
    return { phase: "authorization" };
  },
);
