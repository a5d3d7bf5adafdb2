import { type Command, say } from "../../line_protocol.ts";
import { upgradeOf } from "../../wire.ts";
import { BAD_ARGUMENTS, type Here, row, type Standing, UNKNOWN } from "./standing.ts";

/** RFC 3207: outside a transaction, and once. All that was said before is forgotten (section 4.2; access.isolation). */
export const STARTTLS: Command<Standing, Here> = row(
  ["connected", "ready"],
  async function* (state, argument, { wire }) {
    if (argument?.trim()) return yield* say<Standing>(state, BAD_ARGUMENTS);
    const upgrade = upgradeOf(wire);
    if (!upgrade) {
      const answer = wire.encryption() ? "503 5.5.1 TLS is there already" : UNKNOWN;
      return yield* say<Standing>(state, answer);
    }
    await upgrade("220 2.0.0 Begin TLS\r\n");
    wire.loggedOut();
    return { phase: "connected" };
  },
);
