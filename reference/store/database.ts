import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";

/** A store's SQLite database, in memory or one file. Statements are compiled once and kept by their text. */
export class Database {
  readonly #db: DatabaseSync;
  readonly #compiled = new Map<string, StatementSync>();
  #depth = 0;

  /** @throws {Error} naming the directory and the remedy, where it cannot be used */
  constructor(dir?: string) {
    this.#db = dir === undefined ? new DatabaseSync(":memory:") : openFile(dir);
    const { user_version: version } = this.#db.prepare("PRAGMA user_version").get() ?? {};
    if (version === 0) this.#db.exec(SCHEMA);
    else if (version !== SCHEMA_VERSION) {
      this.#db.close();
      throw new Error(
        `Cannot open the data directory ${dir}: it has layout ${version}, this program reads ` +
          `layout ${SCHEMA_VERSION}. Take another directory.`,
      );
    }
  }

  /** The first row. `Row` is the caller's word for the columns that its own SELECT names. */
  row<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  /** The row of a statement that always gives one. @throws {Error} where it gives none: the database is damaged */
  only<Row>(sql: string, ...values: SQLInputValue[]): Row {
    const row = this.row<Row>(sql, ...values);
    if (row === undefined) throw new Error(`Cannot go on: the database gave no row for ${sql}`);
    return row;
  }

  rows<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  /** @returns how many rows were changed */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** All of `work` or, where it throws, nothing of it. Inside another transaction it is a part of that. */
  transact<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#depth = 1;
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#db.exec("COMMIT");
      return result;
    } catch (error) {
      // SQLite has rolled back by itself where the disk is full or broken.
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      throw error;
    } finally {
      this.#depth = 0;
    }
  }

  close(): void {
    this.#compiled.clear();
    if (this.#db.isOpen) this.#db.close();
  }

  #statement(sql: string): StatementSync {
    let statement = this.#compiled.get(sql);
    if (!statement) this.#compiled.set(sql, statement = this.#db.prepare(sql));
    return statement;
  }
}

function openFile(dir: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    db = new DatabaseSync(join(dir, "loginspec.sqlite"));
    // One server a directory: uids and watchers live in one process. The kernel frees the lock of a killed one.
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;");
    // FULL: a commit is on the disk before it is acknowledged, so also a power cut keeps it.
    db.exec("PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT;");
    return db;
  } catch (error) {
    if (db?.isOpen) db.close();
    const reason = error instanceof Error ? error.message : String(error);
    const remedy = reason.includes("locked")
      ? "Another server uses it: end that one, or take another directory."
      : "Take a directory that can be written.";
    throw new Error(`Cannot open the data directory ${dir}: ${reason}. ${remedy}`, {
      cause: error,
    });
  }
}
