import { Buffer } from "node:buffer";
import { say } from "../../line_protocol.ts";
import type { FileEntry } from "../../store/files.ts";
import { factsLine } from "./facts.ts";
import { isSayable, resolve } from "./path.ts";
import {
  type FtpCommand,
  type FtpTurn,
  type Here,
  inside,
  NO_SUCH,
  type Open,
} from "./standing.ts";
import { download } from "./transfers.ts";
import { unixLine } from "./unix_line.ts";

/** RFC 959, section 4.1.3, and RFC 3659, section 7: what is in a folder, over a data connection. */
export const listings: Record<string, FtpCommand> = {
  LIST: inside((open, argument = "", here) => {
    // Clients send the options of `ls`, as in `LIST -la folder`.
    const typed = argument.replace(/^(-\S*(?: +|$))+/, "");
    const found = entries(open, typed);
    const now = new Date();
    return list(open, found?.map((entry) => unixLine(entry, now)), here);
  }),
  // Path names that other commands take as they stand (RFC 1123, section 4.1.2.7).
  NLST: inside((open, argument = "", here) => {
    const isFile = kindOf(open, argument) === "file";
    const before = argument === "" || argument.endsWith("/") ? argument : `${argument}/`;
    const names = entries(open, argument)?.map(({ name }) => isFile ? argument : before + name);
    return list(open, names, here);
  }),
  MLSD: inside((open, argument = "", here) => {
    if (kindOf(open, argument) === "file") return say(open, "501 That is no folder");
    const found = entries(open, argument);
    return list(open, found?.map((entry) => factsLine(open.facts, entry, entry.name)), here);
  }),
};

function kindOf(open: Open, typed: string): FileEntry["kind"] | undefined {
  const path = resolve(open.folder, typed);
  return path === undefined ? undefined : open.session.files.entry(path)?.kind;
}

/** What is in a folder, or a file alone. Nothing where there is neither. */
function entries({ folder, session }: Open, typed: string): readonly FileEntry[] | undefined {
  const path = resolve(folder, typed);
  const entry = path === undefined ? undefined : session.files.entry(path);
  if (!entry || path === undefined) return undefined;
  const found = entry.kind === "file" ? [entry] : session.files.list(path);
  return found?.filter(({ name }) => isSayable(name));
}

function list(open: Open, lines: readonly string[] | undefined, here: Here): FtpTurn {
  if (!lines) return say(open, NO_SUCH);
  return download(open, Buffer.from(lines.map((line) => `${line}\r\n`).join("")), here);
}
