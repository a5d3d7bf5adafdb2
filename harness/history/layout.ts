import type { DatabaseSync } from "node:sqlite";

/** Says that a database is a history: `PRAGMA application_id`, "lspc". */
const APPLICATION = 0x6c737063;
/** Of the tables below: `PRAGMA user_version`. Another layout is another number, with a row here that leads to it. */
export const LAYOUT = 1;

const TABLES = `
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  started_at TEXT NOT NULL,  -- ISO 8601
  version TEXT NOT NULL,     -- of loginspec
  target TEXT NOT NULL,
  server TEXT,               -- its version
  profile TEXT NOT NULL,
  selection TEXT NOT NULL,   -- JSON: what else decides which logins a run has
  seed INTEGER NOT NULL,
  logins INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  verdicts TEXT NOT NULL,    -- JSON: how many results came to each
  followed TEXT NOT NULL,    -- JSON: readings of OPEN clauses
  stopped TEXT,
  UNIQUE (started_at, target, profile, selection, seed)
) STRICT;
CREATE INDEX series ON runs (target, profile, selection, started_at);
CREATE TABLE cells (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  clause TEXT NOT NULL,
  protocol TEXT NOT NULL,
  verdict TEXT NOT NULL,
  results INTEGER NOT NULL,
  PRIMARY KEY (run, clause, protocol, verdict)
) STRICT, WITHOUT ROWID;
`;

/** What a database is, by its own words. */
export type Standing = "history" | "empty" | { readonly foreign: string };

export function standingOf(db: DatabaseSync): Standing {
  const application = pragma(db, "application_id");
  const layout = pragma(db, "user_version");
  if (application === APPLICATION) {
    return layout === LAYOUT ? "history" : {
      foreign: `its layout is ${layout}, and this loginspec reads ${LAYOUT}`,
    };
  }
  const { tables } = db.prepare("SELECT count(*) AS tables FROM sqlite_schema").get() ?? {};
  return application === 0 && layout === 0 && tables === 0
    ? "empty"
    : { foreign: "it is the database of something else" };
}

/** Lays out an empty database; one that another process laid out meanwhile stays as it is. */
export function layOut(db: DatabaseSync): Standing {
  // Readers then do not wait for a writer, nor it for them.
  say(db, "PRAGMA journal_mode = WAL");
  say(db, "BEGIN IMMEDIATE");
  const standing = standingOf(db);
  if (standing === "empty") {
    db.exec(TABLES);
    db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${LAYOUT}`);
  }
  say(db, "COMMIT");
  return standing === "empty" ? "history" : standing;
}

function pragma(db: DatabaseSync, name: "application_id" | "user_version"): unknown {
  return db.prepare(`PRAGMA ${name}`).get()?.[name];
}

/** One statement. `exec` would keep SQLite's result code to itself. */
export function say(db: DatabaseSync, statement: string): void {
  db.prepare(statement).all();
}
