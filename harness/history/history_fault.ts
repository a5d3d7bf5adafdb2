/** A history cannot be read or written: the message names the file, the reason and the remedy. */
export class HistoryFault extends Error {
  override readonly name = "HistoryFault";
  constructor(readonly path: string, reason: string, remedy: string) {
    super(`Cannot use the history ${path}: ${reason}. Remedy: ${remedy}`);
  }
}

const ELSEWHERE = "move it away, or name another file";

/** SQLite's result codes, https://sqlite.org/rescode.html: reason and remedy. */
const CODES: Readonly<Record<number, readonly [string, string]>> = {
  5: ["another process holds it, and did not let go", "try again when that one has ended"],
  8: ["it may not be written", "its permissions, or name another file"],
  11: ["it is damaged", ELSEWHERE],
  13: ["the disk is full", "make room, or name another file"],
  14: ["it cannot be opened", "its permissions, or name another file"],
  26: ["it is no database", ELSEWHERE],
};

/** Calls `work`; what SQLite throws comes out as a fault of the file. */
export function faulty<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isSqlite(error)) throw error;
    const extended = error.errcode ?? 14;
    // The low byte is the code, what is above it says more of it.
    const [reason, remedy] = CODES[extended & 0xff] ?? [error.message, ELSEWHERE];
    throw new HistoryFault(path, reason, remedy);
  }
}

const isSqlite = (error: unknown): error is Error & { errcode?: number } =>
  error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
