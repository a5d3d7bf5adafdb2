import type { Database } from "./database.ts";
import type { Contact, Roster, Subscription } from "./roster.ts";
import type { Watchers } from "./watchers.ts";

/** What a roster's watchers are told. */
export type RosterNews = Contact | { readonly jid: string; readonly removed: true };

interface Row {
  readonly jid: string;
  readonly name: string | null;
  readonly subscription: Subscription;
  readonly ask: number;
  readonly groups: string;
}

const CONTACT = "SELECT jid, name, subscription, ask, groups FROM contact WHERE account = ?";

/** An account's roster in a database. */
export class SqliteRoster implements Roster {
  readonly #db: Database;
  readonly #account: number;
  readonly #watchers: Watchers<number, [RosterNews]>;

  constructor(db: Database, account: number, watchers: Watchers<number, [RosterNews]>) {
    this.#db = db;
    this.#account = account;
    this.#watchers = watchers;
  }

  items(): readonly Contact[] {
    return this.#db.rows<Row>(`${CONTACT} ORDER BY jid`, this.#account).map(contactOf);
  }

  get(jid: string): Contact | undefined {
    const row = this.#db.row<Row>(`${CONTACT} AND jid = ?`, this.#account, jid);
    return row && contactOf(row);
  }

  set(contact: Contact): void {
    this.#db.run(
      "INSERT OR REPLACE INTO contact (account, jid, name, subscription, ask, groups) VALUES (?, ?, ?, ?, ?, ?)",
      this.#account,
      contact.jid,
      contact.name ?? null,
      contact.subscription,
      contact.ask ? 1 : 0,
      JSON.stringify(contact.groups),
    );
    this.#watchers.tell(this.#account, contact);
  }

  remove(jid: string): boolean {
    const sql = "DELETE FROM contact WHERE account = ? AND jid = ?";
    if (this.#db.run(sql, this.#account, jid) === 0) return false;
    this.#watchers.tell(this.#account, { jid, removed: true });
    return true;
  }

  watch(changed: (news: RosterNews) => void): () => void {
    return this.#watchers.watch(this.#account, changed);
  }
}

function contactOf({ jid, name, subscription, ask, groups }: Row): Contact {
  return {
    jid,
    ...name === null ? {} : { name },
    subscription,
    ask: ask === 1,
    groups: JSON.parse(groups) as string[],
  };
}
