import { type Command, rows, say, type Turn } from "../../line_protocol.ts";
import type { Door, Session } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import type { Control } from "./control.ts";
import type { DataPort } from "./data_port.ts";
import type { Fact } from "./facts.ts";
import { resolve, topOf } from "./path.ts";

/** What HOST named (RFC 7151). It stays until the next one, or until AUTH begins everything anew. */
interface Hosted {
  readonly host?: string | undefined;
}

/** An opened account, and what the client has set since. */
export interface Open extends Hosted {
  readonly phase: "open";
  readonly session: Session;
  /** The current folder, as the store spells paths. */
  readonly folder: string;
  readonly type: "A" | "I";
  /** Where the next transfer begins (REST); the transfer takes it. */
  readonly restart: number;
  /** What MLSD and MLST tell (OPTS MLST). */
  readonly facts: readonly Fact[];
  /** After EPSV ALL no other command may set up data connections (RFC 2428, section 4). */
  readonly epsvAlone: boolean;
}

export type Standing =
  | Hosted & { readonly phase: "greeted" }
  | Hosted & { readonly phase: "named"; readonly name: string }
  | Open
  /** Between RNFR and RNTO, which has to follow at once (RFC 959, section 4.1.3). */
  | { readonly phase: "renaming"; readonly open: Open; readonly from: string }
  | { readonly phase: "over" };

/** What stays the same for a whole conversation. */
export interface Here {
  readonly wire: Wire;
  readonly door: Door;
  readonly control: Control;
  readonly data: DataPort;
}

export type FtpTurn = Turn<Standing>;
export type FtpCommand = Command<Standing, Here>;

export const row = rows<Standing, Here>();

export const BAD_ARGUMENTS = "501 Bad arguments";
export const NO_SUCH = "550 No such file or folder";

/** The answer to what comes too early, or too late. */
export const OUT_OF_SEQUENCE = "503 Bad sequence of commands";
export const UNKNOWN = "500 Unknown command";

export const ANYWHERE = ["greeted", "named", "open", "renaming"] as const;

/** A command that any phase takes, and that ends a renaming. */
export function anywhere(
  run: (state: Standing, argument: string | undefined, here: Here) => FtpTurn,
): FtpCommand {
  return row(
    ANYWHERE,
    (state, argument, here) => run(state.phase === "renaming" ? state.open : state, argument, here),
  );
}

/** A command that wants an opened account. */
export function inside(
  run: (open: Open, argument: string | undefined, here: Here) => FtpTurn,
): FtpCommand {
  return row(
    ["open", "renaming"],
    (state, argument, here) => run(state.phase === "open" ? state : state.open, argument, here),
  );
}

/** A command that wants an opened account, and no argument. */
export function bare(run: (open: Open, here: Here) => FtpTurn): FtpCommand {
  return inside((open, argument, here) => argument ? say(open, BAD_ARGUMENTS) : run(open, here));
}

/** A command that wants an opened account and a path. @param refusal its answer to a path that no store has */
export function onPath(
  refusal: string,
  run: (open: Open, path: string, here: Here) => FtpTurn,
): FtpCommand {
  return inside((open, argument, here) => {
    if (!argument) return say(open, BAD_ARGUMENTS);
    const path = resolve(open.folder, argument);
    if (path === undefined) return say(open, refusal);
    // One answer for every account's store that is not open, and for none (share.files).
    const isReached = open.session.files.entry(topOf(path)) !== undefined;
    return isReached ? run(open, path, here) : say(open, NO_SUCH);
  });
}
