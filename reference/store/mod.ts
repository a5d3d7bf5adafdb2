import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
import { fold } from "../policy/fold.ts";
import { putCanary, replaceCanary } from "./account_canary.ts";
import { Database } from "./database.ts";
import type { Files } from "./files.ts";
import type { Mail } from "./mail.ts";
import type { Roster } from "./roster.ts";
import { SqliteFiles } from "./sqlite_files.ts";
import { SqliteMail } from "./sqlite_mail.ts";
import { type RosterNews, SqliteRoster } from "./sqlite_roster.ts";
import { Watchers } from "./watchers.ts";

export { createHub, type Hub, type SignalSession } from "./hub.ts";

/** What one account owns. */
export interface AccountStore {
  /** Another than that of any account that had its name earlier. */
  readonly id: number;
  readonly mail: Mail;
  readonly files: Files;
  readonly roster: Roster;
}

/** The content of all accounts of one server. */
export interface Store {
  /**
   * Gives each account that has no store yet its own, with its canary. Letter case of a name does not matter; a canary for another
   * spelling, or of a deployment of another name, is replaced. One that the deployment before did not have is another account than any
   * that had its name earlier: it begins empty, and what sessions of the earlier one have open stays theirs.
   */
  provision(deployment: Deployment): void;
  /** @throws {RangeError} where the account was never provisioned */
  account(fullName: FullName): AccountStore;
  /** All that `work` does to mail opened before, or where it throws nothing of it. Who watches is told behind it. Not inside another. */
  together<T>(work: () => T): T;
  /** Takes everything from all accounts; each has its canary again when it is opened next. No session may be open. */
  reset(): void;
  close(): void;
}

export interface StoreOptions {
  /** Where the database file is kept; absent: in memory. */
  readonly dir?: string;
  /** Gets what a watcher throws. */
  readonly onFault?: (error: unknown) => void;
}

/** What accounts own, each before what it belongs to. UIDVALIDITY goes on counting: a uid never comes to mean another message. */
const OWNED = ["mailbox", "subscription", "file", "contact", "canary", "account"] as const;

/** The name of an account whose name another one has got: no account of a deployment is called so. */
const FORMER = "'former ' || id";
const ALL_FORMER = "SELECT id FROM account WHERE name = 'former ' || id";

/** @throws {Error} where the directory cannot be used, or another server uses it */
export function openStore({ dir, onFault = () => {} }: StoreOptions = {}): Store {
  const db = new Database(dir);
  const mailWatchers = new Watchers<number, []>(onFault);
  const rosterWatchers = new Watchers<number, [RosterNews]>(onFault);
  /** These two by the account's name without capitals (name.case.account, name.case.domain). */
  const opened = new Map<string, AccountStore>();
  const expected = new Map<string, { readonly deployment: string; readonly name: FullName }>();
  /** Of the deployment that was provisioned last. */
  let served: ReadonlySet<string> | undefined;

  const storeOf = (id: number) => ({
    id,
    mail: new SqliteMail(db, id, mailWatchers),
    files: new SqliteFiles(db, id),
    roster: new SqliteRoster(db, id, rosterWatchers),
  });
  /** All of an account or nothing: one that is in the table has had its canary. */
  const open = (key: string): AccountStore =>
    db.transact(() => {
      const wanted = expected.get(key);
      if (!wanted) {
        throw new RangeError(`Cannot open the store of ${key}: it was never provisioned`);
      }
      const { deployment, name } = wanted;
      const known = db.row<{ id: number }>("SELECT id FROM account WHERE name = ?", key);
      const { id } = known ??
        db.only<{ id: number }>("INSERT INTO account (name) VALUES (?) RETURNING id", key);
      const store = storeOf(id);
      const had = db.row<{ deployment: string; name: FullName }>(
        "SELECT deployment, name FROM canary WHERE account = ?",
        id,
      );
      if (had?.deployment === deployment && had.name === name) return store;
      const canary = canaryOf(deployment, name);
      if (had) replaceCanary(store, canaryOf(had.deployment, had.name), canary);
      else putCanary(store, canary);
      const sql = "INSERT OR REPLACE INTO canary (account, deployment, name) VALUES (?, ?, ?)";
      db.run(sql, id, deployment, name);
      return store;
    });

  // Nobody has them open any more.
  db.transact(() => {
    for (const table of OWNED) {
      const column = table === "account" ? "id" : "account";
      db.run(`DELETE FROM ${table} WHERE ${column} IN (${ALL_FORMER})`);
    }
  });

  return {
    provision(deployment) {
      const names = accountsOf(deployment).map(({ fullName }) => fullName);
      const keys = new Set(names.map(fold));
      const renewed = served ? [...keys].filter((key) => !served?.has(key)) : [];
      db.transact(() => {
        for (const key of renewed) {
          db.run(`UPDATE account SET name = ${FORMER} WHERE name = ?`, key);
        }
      });
      served = keys;
      for (const name of names) expected.set(fold(name), { deployment: deployment.name, name });
      opened.clear();
      // In memory an account is made when it is first opened: most servers of a run open few of theirs.
      if (dir !== undefined) db.transact(() => names.forEach((name) => open(fold(name))));
    },
    account(fullName) {
      const key = fold(fullName);
      const store = opened.get(key) ?? open(key);
      opened.set(key, store);
      return store;
    },
    together: (work) => mailWatchers.afterwards(() => db.transact(work)),
    reset() {
      db.transact(() => OWNED.forEach((table) => db.run(`DELETE FROM ${table}`)));
      opened.clear();
      if (dir !== undefined) db.transact(() => [...expected.keys()].forEach(open));
    },
    close: () => db.close(),
  };
}
