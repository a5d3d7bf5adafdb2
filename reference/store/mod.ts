import { type Canary, canaryOf } from "../../fixtures/canary.ts";
import { accountsOf, type Deployment, type FullName } from "../../fixtures/deployment.ts";
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
  readonly mail: Mail;
  readonly files: Files;
  readonly roster: Roster;
}

/** The content of all accounts of one server. */
export interface Store {
  /** Gives each account that has no store yet its own, with its canary. */
  provision(deployment: Deployment): void;
  /** @throws {RangeError} where the account was never provisioned */
  account(fullName: FullName): AccountStore;
  close(): void;
}

export interface StoreOptions {
  /** Where the database file is kept; absent: in memory. */
  readonly dir?: string;
  /** Gets what a watcher throws. */
  readonly onFault?: (error: unknown) => void;
}

/** @throws {Error} where the directory cannot be used, or another server uses it */
export function openStore({ dir, onFault = () => {} }: StoreOptions = {}): Store {
  const db = new Database(dir);
  const mailWatchers = new Watchers<number, []>(onFault);
  const rosterWatchers = new Watchers<number, [RosterNews]>(onFault);
  const opened = new Map<FullName, AccountStore>();
  /** Account to the name of the deployment that has it. */
  const expected = new Map<FullName, string>();

  const storeOf = (id: number): AccountStore => ({
    mail: new SqliteMail(db, id, mailWatchers),
    files: new SqliteFiles(db, id),
    roster: new SqliteRoster(db, id, rosterWatchers),
  });
  /** All of an account or nothing: one that is in the table has had its canary. */
  const open = (fullName: FullName): AccountStore =>
    db.transact(() => {
      const known = db.row<{ id: number }>("SELECT id FROM account WHERE name = ?", fullName);
      if (known) return storeOf(known.id);
      const deployment = expected.get(fullName);
      if (deployment === undefined) {
        throw new RangeError(`Cannot open the store of ${fullName}: it was never provisioned`);
      }
      const sql = "INSERT INTO account (name) VALUES (?) RETURNING id";
      const store = storeOf(db.only<{ id: number }>(sql, fullName).id);
      putCanary(store, canaryOf(deployment, fullName));
      return store;
    });

  return {
    provision(deployment) {
      const names = accountsOf(deployment).map(({ fullName }) => fullName);
      for (const name of names) expected.set(name, deployment.name);
      // In memory an account is made when it is first opened: most servers of a run open few of theirs.
      if (dir !== undefined) db.transact(() => names.forEach(open));
    },
    account(fullName) {
      const store = opened.get(fullName) ?? open(fullName);
      opened.set(fullName, store);
      return store;
    },
    close: () => db.close(),
  };
}

/** The day of the canary message's own Date field. */
const CANARY_DAY = new Date("2026-01-01T00:00:00Z");

function putCanary({ mail, files, roster }: AccountStore, canary: Canary): void {
  const bytes = (text: string) => new TextEncoder().encode(text);
  mail.create("INBOX");
  mail.open("INBOX")?.append(bytes(canary.message), [], CANARY_DAY);
  files.write(`/${canary.file.name}`, bytes(canary.file.content));
  roster.set({ ...canary.contact, subscription: "both", ask: false, groups: [] });
}
