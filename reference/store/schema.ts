/** Raised with every change of the layout: a directory of another layout is refused, never guessed at. */
export const SCHEMA_VERSION = 3;

/**
 * The layout. Times are milliseconds since 1970, flags are joined by blanks, groups are JSON.
 * `issued` has one row: the largest UIDVALIDITY ever given, so that a name used again never gets a smaller one
 * (RFC 3501, 2.3.1.1). An account's name has no capitals. `canary` says whose canary an account has: by which deployment, and
 * for the name as that one spells it. Content comes last in its row: listing never reads it.
 */
export const SCHEMA = `
BEGIN;
CREATE TABLE issued (last INTEGER NOT NULL);
INSERT INTO issued VALUES (0);
CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE canary (
  account INTEGER PRIMARY KEY REFERENCES account,
  deployment TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE TABLE mailbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES account,
  name TEXT NOT NULL,
  uid_validity INTEGER NOT NULL,
  uid_next INTEGER NOT NULL,
  UNIQUE (account, name)
);
CREATE TABLE message (
  mailbox INTEGER NOT NULL REFERENCES mailbox ON DELETE CASCADE,
  uid INTEGER NOT NULL,
  size INTEGER NOT NULL,
  date INTEGER NOT NULL,
  flags TEXT NOT NULL,
  recent INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (mailbox, uid)
);
CREATE TABLE acl (
  mailbox INTEGER NOT NULL REFERENCES mailbox ON DELETE CASCADE,
  identifier TEXT NOT NULL,
  rights TEXT NOT NULL,
  PRIMARY KEY (mailbox, identifier)
) WITHOUT ROWID;
CREATE TABLE subscription (
  account INTEGER NOT NULL REFERENCES account,
  name TEXT NOT NULL,
  PRIMARY KEY (account, name)
) WITHOUT ROWID;
CREATE TABLE file (
  account INTEGER NOT NULL REFERENCES account,
  parent TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (account, parent, name)
);
CREATE TABLE contact (
  account INTEGER NOT NULL REFERENCES account,
  jid TEXT NOT NULL,
  name TEXT,
  subscription TEXT NOT NULL,
  ask INTEGER NOT NULL,
  groups TEXT NOT NULL,
  PRIMARY KEY (account, jid)
) WITHOUT ROWID;
PRAGMA user_version = ${SCHEMA_VERSION};
COMMIT;
`;
