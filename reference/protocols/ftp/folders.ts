import { say } from "../../line_protocol.ts";
import { parentOf, quoted } from "./path.ts";
import { bare, type FtpCommand, NO_SUCH, onPath } from "./standing.ts";

/** RFC 959, section 4.1.3, with the answers of its appendix II. */
export const folders: Record<string, FtpCommand> = {
  PWD: bare((open) => say(open, `257 ${quoted(open.folder)} is the current folder`)),
  CWD: onPath(
    NO_SUCH,
    (open, folder) =>
      open.session.files.entry(folder)?.kind === "folder"
        ? say({ ...open, folder }, `250 ${quoted(folder)} is the current folder`)
        : say(open, NO_SUCH),
  ),
  CDUP: bare((open) => say({ ...open, folder: parentOf(open.folder) }, "250 One up")),
  MKD: onPath(
    "550 Cannot make such a folder",
    (open, path) =>
      open.session.files.makeFolder(path)
        ? say(open, `257 ${quoted(path)} is made`)
        : say(open, "550 Cannot make such a folder"),
  ),
  RMD: onPath(
    NO_SUCH,
    (open, path) =>
      open.session.files.removeFolder(path)
        ? say(open, "250 Removed")
        : say(open, "550 No such folder, or not empty"),
  ),
};
