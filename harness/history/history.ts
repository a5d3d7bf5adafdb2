import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { faulty, HistoryFault } from "./history_fault.ts";
import { type KeptCell, type KeptRun, runOf, type RunRow } from "./kept_run.ts";
import { layOut, say, standingOf } from "./layout.ts";

/** Which runs are asked for; absent: any. */
export interface Wanted {
  readonly id?: number;
  readonly target?: string;
  readonly profile?: string;
  /** As `selectionText` has it. */
  readonly selection?: string;
  /** The last so many. */
  readonly limit?: number;
}

/** A file of runs that are over. Every call throws a HistoryFault where the file fails. */
export interface History extends Disposable {
  /** Keeps a run; the same run, told again, takes its own place. @returns its number */
  add(run: RunRow, cells: readonly KeptCell[]): number;
  /** The oldest first. */
  runs(wanted?: Wanted): KeptRun[];
  /** The numbers of a run's matrix. */
  cells(id: number): KeptCell[];
  /** Looks at every page and every run. @throws {HistoryFault} where one of them is damaged */
  check(): void;
  /** @returns whether it was there */
  forget(id: number): boolean;
}

/** How long a writer waits for another one: a write takes milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Opens a history. `make`: a file that is not there is made; what is there is never written over, unless it is a history. `patience`:
 * how long another writer is waited for, in milliseconds.
 * @throws {HistoryFault} where it is not there, damaged, of another layout, or no history
 */
export function openHistory(
  path: string,
  { make, patience = PATIENCE_MS }: { readonly make: boolean; readonly patience?: number },
): History {
  if (!isThere(path) && !make) {
    throw new HistoryFault(path, "it is not there", "make a run first, or name the file by --file");
  }
  return faulty(path, () => {
    // Read-only, SQLite would leave its write-ahead log behind.
    const db = new DatabaseSync(path, { timeout: patience });
    try {
      const found = standingOf(db);
      const standing = found === "empty" && make ? layOut(db) : found;
      if (standing === "history") return historyIn(db, path);
      const reason = standing === "empty" ? "it holds nothing" : standing.foreign;
      throw new HistoryFault(path, reason, "move it away, or name another file");
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** @throws {HistoryFault} where something else than a file is there */
function isThere(path: string): boolean {
  const found = kindAt(path);
  if (found === "something else") throw new HistoryFault(path, "it is no file", "name a file");
  return found === "file";
}

function kindAt(path: string): "file" | "nothing" | "something else" {
  try {
    return Deno.statSync(path).isFile ? "file" : "something else";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "nothing";
    throw new HistoryFault(path, "it cannot be opened", "its permissions, or name another file");
  }
}

const COLUMNS = [
  ...["started_at", "version", "target", "server", "profile", "selection", "seed"],
  ...["logins", "duration_ms", "verdicts", "followed", "stopped"],
];

const ADD = `INSERT INTO runs (${COLUMNS.join(", ")}) VALUES (${
  COLUMNS.map((column) => `:${column}`).join(", ")
}) ON CONFLICT (started_at, target, profile, selection, seed) DO UPDATE SET ${
  COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")
} RETURNING id`;

function historyIn(db: DatabaseSync, path: string): History {
  const damaged = () =>
    new HistoryFault(path, "it is damaged", "move it away, or name another file");
  const read = (row: unknown): KeptRun => {
    const run = runOf(row);
    if (run) return run;
    throw damaged();
  };
  return {
    add: (run, cells) =>
      faulty(path, () =>
        whole(db, () => {
          const id = Number(db.prepare(ADD).get(run)!.id);
          db.prepare("DELETE FROM cells WHERE run = ?").run(id);
          const insert = db.prepare("INSERT INTO cells VALUES (?, ?, ?, ?, ?)");
          for (const { clause, protocol, verdict, results } of cells) {
            insert.run(id, clause, protocol, verdict, results);
          }
          return id;
        })),
    runs: ({ limit = -1, ...equal } = {}) =>
      faulty(path, () => {
        const columns = Object.entries(equal).filter(([, value]) => value !== undefined);
        const where = columns.map(([column]) => ` AND ${column} = ?`).join("");
        const values: SQLInputValue[] = columns.map(([, value]) => value);
        return db.prepare(
          `SELECT * FROM runs WHERE 1${where} ORDER BY started_at DESC, id DESC LIMIT ?`,
        ).all(...values, limit).map(read).reverse();
      }),
    cells: (id) =>
      faulty(
        path,
        () =>
          db.prepare("SELECT clause, protocol, verdict, results FROM cells WHERE run = ?").all(id)
            .map(({ clause, protocol, verdict, results }) => ({
              ...{ clause: String(clause), protocol: String(protocol), verdict: String(verdict) },
              results: Number(results),
            })),
      ),
    check: () =>
      faulty(path, () => {
        const [found] = db.prepare("PRAGMA quick_check(1)").all();
        if (found?.quick_check !== "ok") throw damaged();
        for (const row of db.prepare("SELECT * FROM runs").iterate()) read(row);
      }),
    forget: (id) =>
      faulty(path, () => Number(db.prepare("DELETE FROM runs WHERE id = ?").run(id).changes) > 0),
    [Symbol.dispose]: () => db.close(),
  };
}

/** All of it, or nothing. */
function whole<T>(db: DatabaseSync, work: () => T): T {
  say(db, "BEGIN IMMEDIATE");
  try {
    const result = work();
    say(db, "COMMIT");
    return result;
  } catch (error) {
    say(db, "ROLLBACK");
    throw error;
  }
}
