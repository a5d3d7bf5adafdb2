import { say } from "../../line_protocol.ts";
import { upgradeOf } from "../../wire.ts";
import {
  anywhere,
  BAD_ARGUMENTS,
  type FtpCommand,
  type FtpTurn,
  type Here,
  OUT_OF_SEQUENCE,
  row,
  type Standing,
  UNKNOWN,
} from "./standing.ts";

const LEVELS: Readonly<Record<string, (here: Here) => string>> = {
  C: ({ data }) => (data.protect(false), "200 Data in the clear"),
  P: ({ data }) => (data.protect(true), "200 Data in TLS"),
  // RFC 4217, section 9: TLS knows no such levels.
  S: () => "536 Not over TLS",
  E: () => "536 Not over TLS",
};

/** RFC 4217: TLS for the control connection, and for data where the client wants that. */
export const protection: Record<string, FtpCommand> = {
  // Before a login, and once. All that was said is forgotten: the name of USER, the host of HOST (access.isolation).
  AUTH: row(["greeted", "named"], async function* (state, mechanism, here) {
    const { wire, control } = here;
    const upgrade = upgradeOf(wire);
    if (!upgrade) return yield* say(state, wire.encryption() ? OUT_OF_SEQUENCE : UNKNOWN);
    if (!mechanism) return yield* say(state, BAD_ARGUMENTS);
    // SSL and TLS-P would protect data too, unasked.
    if (!/^TLS(-C)?$/i.test(mechanism)) return yield* say(state, "504 Only AUTH TLS");
    // Read while a transfer ran, so sent in the clear, though this comes to be run only now.
    if (control.isAhead) return yield* say(state, OUT_OF_SEQUENCE);
    await upgrade("234 Begin TLS\r\n");
    return { phase: "greeted" };
  }),

  // There is nothing to size: TLS cuts by itself (section 8). Yet PROT wants it said before.
  PBSZ: secured((state, size, { data }) => {
    if (!/^\d{1,10}$/.test(size ?? "")) return say(state, BAD_ARGUMENTS);
    data.sized = true;
    return say(state, "200 PBSZ=0");
  }),
  PROT: secured((state, level, here) => {
    const set = LEVELS[level?.toUpperCase() ?? ""];
    if (!set) return say(state, level ? "504 No such level" : BAD_ARGUMENTS);
    return say(state, here.data.sized ? set(here) : OUT_OF_SEQUENCE);
  }),
  // Behind it anybody on the way could speak in the client's name.
  CCC: secured((state) => say(state, "534 The control connection stays in TLS")),
};

/** A command that makes sense under TLS alone, in any phase. */
function secured(
  run: (state: Standing, argument: string | undefined, here: Here) => FtpTurn,
): FtpCommand {
  return anywhere((state, argument, here) => {
    if (here.wire.encryption()) return run(state, argument, here);
    return say(state, here.wire.upgrade ? OUT_OF_SEQUENCE : UNKNOWN);
  });
}

/** What FEAT tells of it (section 6), plain or not; nothing where the server has no TLS. */
export function protectionFeatures({ upgrade, encryption }: Here["wire"]): string[] {
  return upgrade || encryption() ? ["AUTH TLS", "PBSZ", "PROT"] : [];
}
