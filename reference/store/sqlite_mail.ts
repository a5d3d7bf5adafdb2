import type { Database } from "./database.ts";
import type { Mail, Mailbox, MailboxState } from "./mail.ts";
import { creatableName, parentsOf, storedName } from "./mailbox_name.ts";
import { SqliteMailbox } from "./sqlite_mailbox.ts";
import type { Watchers } from "./watchers.ts";

/** Below a mailbox in the tree: `0` is the character after `/`. */
const BELOW = "name > ? || '/' AND name < ? || '0'";

/** An account's mailboxes in a database. */
export class SqliteMail implements Mail {
  readonly #db: Database;
  readonly #account: number;
  readonly #watchers: Watchers<number, []>;

  constructor(db: Database, account: number, watchers: Watchers<number, []>) {
    this.#db = db;
    this.#account = account;
    this.#watchers = watchers;
  }

  list(): readonly MailboxState[] {
    return this.#db.rows<MailboxState>(
      "SELECT name, uid_validity AS uidValidity, uid_next AS uidNext FROM mailbox WHERE account = ? ORDER BY name",
      this.#account,
    ).map((row) => ({ ...row }));
  }

  open(name: string): Mailbox | undefined {
    const id = this.#find(storedName(name));
    return id === undefined ? undefined : new SqliteMailbox(this.#db, id, this.#watchers);
  }

  shared(): readonly string[] {
    return [];
  }

  mayCreate(): boolean {
    return true;
  }

  create(name: string): boolean {
    const whole = creatableName(name);
    if (whole === undefined) return false;
    return this.#db.transact(() => {
      if (this.#find(whole) !== undefined) return false;
      this.#createWithParents(whole);
      return true;
    });
  }

  remove(name: string): boolean {
    const stored = storedName(name);
    const id = this.#find(stored);
    if (id === undefined || stored === "INBOX") return false;
    this.#db.run("DELETE FROM mailbox WHERE id = ?", id);
    this.#watchers.tell(id);
    return true;
  }

  rename(from: string, to: string): boolean {
    const source = storedName(from);
    const target = creatableName(to);
    if (target === undefined || target.startsWith(`${source}/`) && source !== "INBOX") return false;
    const changed = this.#db.transact(() => {
      const id = this.#find(source);
      if (id === undefined || this.#find(target) !== undefined) return [];
      return source === "INBOX" ? this.#emptyInbox(id, target) : this.#renameTree(source, target);
    });
    for (const id of changed) this.#watchers.tell(id);
    return changed.length > 0;
  }

  subscriptions(): readonly string[] {
    return this.#db.rows<{ name: string }>(
      "SELECT name FROM subscription WHERE account = ? ORDER BY name",
      this.#account,
    ).map(({ name }) => name);
  }

  subscribe(name: string, on: boolean): void {
    const sql = on
      ? "INSERT OR IGNORE INTO subscription (account, name) VALUES (?, ?)"
      : "DELETE FROM subscription WHERE account = ? AND name = ?";
    this.#db.run(sql, this.#account, storedName(name));
  }

  /**
   * Puts other content in the place of every message that is exactly `old`. A uid never changes its content (RFC 3501, 2.3.1.1), so the
   * mailbox gets a new UIDVALIDITY.
   */
  replace(old: Uint8Array, fresh: Uint8Array): void {
    const changed = this.#db.transact(() => {
      const found = this.#db.rows<{ mailbox: number; uid: number }>(
        `SELECT mailbox, uid FROM message JOIN mailbox ON mailbox.id = message.mailbox
         WHERE account = ? AND size = ? AND content = ?`,
        this.#account,
        old.length,
        old,
      );
      for (const { mailbox, uid } of found) {
        const sql = "UPDATE message SET content = ?, size = ? WHERE mailbox = ? AND uid = ?";
        this.#db.run(sql, fresh, fresh.length, mailbox, uid);
      }
      const mailboxes = new Set(found.map(({ mailbox }) => mailbox));
      for (const id of mailboxes) {
        const sql = "UPDATE mailbox SET uid_validity = ? WHERE id = ?";
        this.#db.run(sql, this.#issueUidValidity(), id);
      }
      return mailboxes;
    });
    for (const id of changed) this.#watchers.tell(id);
  }

  #find(stored: string): number | undefined {
    return this.#db.row<{ id: number }>(
      "SELECT id FROM mailbox WHERE account = ? AND name = ?",
      this.#account,
      stored,
    )?.id;
  }

  /** @returns the id of the last, which may have been there */
  #createWithParents(name: string): number {
    let id: number | undefined;
    for (const each of [...parentsOf(name), name]) id = this.#find(each) ?? this.#add(each, id);
    return id ?? 0;
  }

  /** A new mailbox is open to whom the one above it is open to at that time. */
  #add(name: string, above: number | undefined): number {
    const { id } = this.#db.only<{ id: number }>(
      "INSERT INTO mailbox (account, name, uid_validity, uid_next) VALUES (?, ?, ?, 1) RETURNING id",
      this.#account,
      name,
      this.#issueUidValidity(),
    );
    if (above !== undefined) {
      this.#db.run(
        "INSERT INTO acl (mailbox, identifier, rights) SELECT ?, identifier, rights FROM acl WHERE mailbox = ?",
        id,
        above,
      );
    }
    return id;
  }

  /** Seconds since 1970, as RFC 3501, 2.3.1.1 proposes, and always more than any before. */
  #issueUidValidity(): number {
    const sql = "UPDATE issued SET last = max(last + 1, ?) RETURNING last";
    return this.#db.only<{ last: number }>(sql, Math.floor(Date.now() / 1000)).last;
  }

  /** INBOX stays, with what is below it; its messages go (RFC 3501, 6.3.5). @returns the mailboxes changed */
  #emptyInbox(inbox: number, target: string): number[] {
    const id = this.#createWithParents(target);
    this.#db.run(
      "UPDATE mailbox SET uid_next = (SELECT uid_next FROM mailbox WHERE id = ?) WHERE id = ?",
      inbox,
      id,
    );
    this.#db.run("UPDATE message SET mailbox = ? WHERE mailbox = ?", id, inbox);
    return [inbox, id];
  }

  /**
   * Each renamed mailbox gets a new UIDVALIDITY: its new name may have been in use with a larger one than it had.
   * @returns the mailboxes changed; none where a new name is taken or unfit
   */
  #renameTree(source: string, target: string): number[] {
    // The shorter first: of `a/b` renamed to `a`, `a/b/b` takes the name that `a/b` has just left.
    const tree = this.#db.rows<{ id: number; name: string }>(
      `SELECT id, name FROM mailbox WHERE account = ? AND (name = ? OR ${BELOW}) ORDER BY length(name)`,
      this.#account,
      source,
      source,
      source,
    ).map(({ id, name }) => ({ id, name: creatableName(target + name.slice(source.length)) }));
    const own = new Set(tree.map(({ id }) => id));
    const free = (name: string | undefined) => {
      const holder = name === undefined ? 0 : this.#find(name);
      return holder === undefined || own.has(holder);
    };
    if (!tree.every(({ name }) => free(name))) return [];
    for (const parent of parentsOf(target)) this.#createWithParents(parent);
    for (const { id, name = "" } of tree) {
      this.#db.run(
        "UPDATE mailbox SET name = ?, uid_validity = ? WHERE id = ?",
        name,
        this.#issueUidValidity(),
        id,
      );
    }
    return tree.map(({ id }) => id);
  }
}
