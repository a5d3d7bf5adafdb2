import { Buffer } from "node:buffer";
import { say } from "../../line_protocol.ts";
import type { DataStream } from "../../wire.ts";
import { receiveAll, sendAll } from "./data_stream.ts";
import { parentOf } from "./path.ts";
import { bare, type FtpCommand, type FtpTurn, type Here } from "./standing.ts";
import { NO_SUCH, onPath, type Open } from "./standing.ts";
import { asSent } from "./type.ts";

const DONE = "226 Done";
const NO_STORE = "553 Cannot store under that name";
const BAD_RESTART = "554 The file has no such place to restart at";

/** RFC 959, section 4.1.3, and RFC 3659, section 5 (REST). */
export const transfers: Record<string, FtpCommand> = {
  RETR: onPath(NO_SUCH, (open, path, here) => {
    const content = open.session.files.read(path);
    if (!content) return say(taken(open), NO_SUCH);
    const sent = asSent(open.type, content);
    if (open.restart > sent.length) return say(taken(open), BAD_RESTART);
    return download(open, sent.subarray(open.restart), here);
  }),
  STOR: onPath(NO_STORE, (open, path, here) => upload(open, path, open.restart, here)),
  APPE: onPath(NO_STORE, (open, path, here) => upload(open, path, "end", here)),
  // In the middle of a transfer the transfer has stopped and said 426 when this comes to be run.
  ABOR: bare((open, { data }) => {
    data.reset();
    return say(taken(open), "226 Nothing runs any more");
  }),
};

/** Sends bytes over a new data connection. */
export function download(open: Open, content: Uint8Array, here: Here): FtpTurn {
  return transfer(
    open,
    here,
    async (socket, signal) => await sendAll(socket, content, signal) ? DONE : undefined,
  );
}

/** Stores what comes, behind the first `from` bytes of what is there. Nothing is changed where the client does not say the end. */
function upload(open: Open, path: string, from: number | "end", here: Here): FtpTurn {
  const { files } = open.session;
  const isFolder = files.entry(path)?.kind === "folder";
  if (isFolder || files.entry(parentOf(path))?.kind !== "folder") return say(taken(open), NO_STORE);
  if (from !== "end" && from > (files.entry(path)?.size ?? 0)) return say(taken(open), BAD_RESTART);
  return transfer(open, here, async (socket, signal) => {
    const received = await receiveAll(socket, here.wire.limits.literal, signal);
    if (received === undefined) return undefined;
    if (received === "too large") return "552 Too large";
    // Read only now: another session may have changed the file meanwhile.
    const before = files.read(path) ?? new Uint8Array();
    const kept = from === "end" ? before : before.subarray(0, from);
    return files.write(path, Buffer.concat([kept, received])) ? DONE : NO_STORE;
  });
}

/** @param move gives the last answer, or nothing where the connection broke */
async function* transfer(
  open: Open,
  { control, data }: Here,
  move: (socket: DataStream, signal: AbortSignal) => Promise<string | undefined>,
): FtpTurn {
  if (!data.isSetUp) return yield* say(taken(open), "425 Use EPSV or PASV first");
  yield "150 Waiting for the data connection";
  yield await control.during(async ({ aborted, ended }) => {
    const socket = await data.open(ended);
    if (!socket) return aborted.aborted ? "426 Aborted" : "425 No data connection came";
    return await move(socket, aborted) ?? "426 The data connection broke";
  });
  return taken(open);
}

/** The place to restart at counts once. */
function taken(open: Open): Open {
  return { ...open, restart: 0 };
}
