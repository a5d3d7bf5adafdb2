import { say } from "../../line_protocol.ts";
import { factsLine, timeOf } from "./facts.ts";
import { resolve, topOf } from "./path.ts";
import { BAD_ARGUMENTS, type FtpCommand, inside, NO_SUCH, onPath, row } from "./standing.ts";
import { asSent } from "./type.ts";

const NOT_THERE = "553 Cannot have that name";

/** RFC 959, section 4.1.3, and RFC 3659: one file, without a data connection. */
export const files: Record<string, FtpCommand> = {
  DELE: onPath(
    NO_SUCH,
    (open, path) => say(open, open.session.files.remove(path) ? "250 Removed" : NO_SUCH),
  ),
  RNFR: onPath(
    NO_SUCH,
    (open, from) =>
      open.session.files.entry(from)
        ? say({ phase: "renaming", open, from }, "350 Send RNTO")
        : say(open, NO_SUCH),
  ),
  RNTO: row(["renaming"], ({ open, from }, argument) => {
    if (!argument) return say(open, BAD_ARGUMENTS);
    const to = resolve(open.folder, argument);
    const { files } = open.session;
    if (to === undefined) return say(open, NOT_THERE);
    if (!files.entry(topOf(to))) return say(open, NO_SUCH);
    return say(open, files.rename(from, to) ? "250 Renamed" : NOT_THERE);
  }),
  // RFC 3659, section 4: as many bytes as RETR would send in the type that is set.
  SIZE: onPath(NO_SUCH, (open, path) => {
    const content = open.session.files.read(path);
    return say(open, content ? `213 ${asSent(open.type, content).length}` : NO_SUCH);
  }),
  MDTM: onPath(NO_SUCH, (open, path) => {
    const entry = open.session.files.entry(path);
    return say(open, entry?.kind === "file" ? `213 ${timeOf(entry.modified)}` : NO_SUCH);
  }),
  MLST: inside((open, argument) => {
    const path = resolve(open.folder, argument ?? "");
    const entry = path === undefined ? undefined : open.session.files.entry(path);
    if (!entry || path === undefined) return say(open, NO_SUCH);
    return say(open, `250-Facts\r\n ${factsLine(open.facts, entry, path)}\r\n250 End`);
  }),
  REST: inside((open, argument = "") =>
    /^\d{1,15}$/.test(argument)
      ? say({ ...open, restart: Number(argument) }, "350 Send a transfer command")
      : say(open, BAD_ARGUMENTS)
  ),
};
