import type { Database } from "./database.ts";
import type { Mailbox, MessageState } from "./mail.ts";
import { ALL_RIGHTS } from "./rights.ts";
import { SqliteAcl } from "./sqlite_acl.ts";
import type { Watchers } from "./watchers.ts";

interface Row {
  readonly name: string;
  readonly uid_validity: number;
  readonly uid_next: number;
}

interface MessageRow {
  readonly uid: number;
  readonly size: number;
  readonly date: number;
  readonly flags: string;
  readonly recent: number;
}

const STATE = "SELECT uid, size, date, flags, recent FROM message WHERE mailbox = ?";

/** A mailbox in a database, held by its number: a rename by another session does not lose it. */
export class SqliteMailbox implements Mailbox {
  readonly rights = ALL_RIGHTS;
  readonly acl: SqliteAcl;
  readonly #db: Database;
  readonly #id: number;
  readonly #watchers: Watchers<number, []>;
  /** As last seen, for a mailbox that is gone. */
  #last: Row = { name: "", uid_validity: 0, uid_next: 1 };

  constructor(db: Database, id: number, watchers: Watchers<number, []>) {
    this.#db = db;
    this.#id = id;
    this.#watchers = watchers;
    this.acl = new SqliteAcl(db, id, () => watchers.tell(id));
    this.#row();
  }

  get name(): string {
    return (this.#row() ?? this.#last).name;
  }

  get uidValidity(): number {
    return (this.#row() ?? this.#last).uid_validity;
  }

  get uidNext(): number {
    return (this.#row() ?? this.#last).uid_next;
  }

  get exists(): boolean {
    return this.#row() !== undefined;
  }

  messages(): readonly MessageState[] {
    return this.#db.rows<MessageRow>(`${STATE} ORDER BY uid`, this.#id).map(stateOf);
  }

  message(uid: number): MessageState | undefined {
    const row = this.#db.row<MessageRow>(`${STATE} AND uid = ?`, this.#id, uid);
    return row && stateOf(row);
  }

  content(uid: number): Uint8Array | undefined {
    return this.#db.row<{ content: Uint8Array }>(
      "SELECT content FROM message WHERE mailbox = ? AND uid = ?",
      this.#id,
      uid,
    )?.content;
  }

  append(message: Uint8Array, flags: readonly string[] = [], internalDate = new Date()): number {
    const uid = this.#db.transact(() => {
      const uid = this.#takeUid();
      this.#db.run(
        "INSERT INTO message (mailbox, uid, size, date, flags, recent, content) VALUES (?, ?, ?, ?, ?, 1, ?)",
        this.#id,
        uid,
        message.length,
        internalDate.getTime(),
        joined(flags),
        message,
      );
      return uid;
    });
    this.#watchers.tell(this.#id);
    return uid;
  }

  setFlags(uid: number, flags: readonly string[]): void {
    const changed = this.#db.run(
      "UPDATE message SET flags = ?1 WHERE mailbox = ?2 AND uid = ?3 AND flags <> ?1",
      joined(flags),
      this.#id,
      uid,
    );
    if (changed > 0) this.#watchers.tell(this.#id);
  }

  expunge(uids: readonly number[]): void {
    const removed = this.#db.transact(() =>
      uids.filter((uid) =>
        this.#db.run("DELETE FROM message WHERE mailbox = ? AND uid = ?", this.#id, uid) > 0
      )
    );
    if (removed.length > 0) this.#watchers.tell(this.#id);
  }

  copy(uids: readonly number[], to: Mailbox): readonly (readonly [number, number])[] {
    const target = this.#beside(to);
    // RFC 3501, 6.4.7: flags and internal date are kept, the copy is recent.
    const pairs = this.#transfer(
      uids,
      target,
      `INSERT INTO message (mailbox, uid, size, date, flags, recent, content)
       SELECT ?, ?, size, date, flags, 1, content FROM message WHERE mailbox = ? AND uid = ?`,
    );
    if (pairs.length > 0) this.#watchers.tell(target.#id);
    return pairs;
  }

  move(uids: readonly number[], to: Mailbox): readonly (readonly [number, number])[] {
    const target = this.#beside(to);
    const pairs = this.#transfer(
      uids,
      target,
      "UPDATE message SET mailbox = ?, uid = ?, recent = 1 WHERE mailbox = ? AND uid = ?",
    );
    if (pairs.length > 0) {
      for (const id of new Set([this.#id, target.#id])) this.#watchers.tell(id);
    }
    return pairs;
  }

  claimRecent(): readonly number[] {
    return this.#db.rows<{ uid: number }>(
      "UPDATE message SET recent = 0 WHERE mailbox = ? AND recent = 1 RETURNING uid",
      this.#id,
    ).map(({ uid }) => uid).sort((a, b) => a - b);
  }

  watch(changed: () => void): () => void {
    return this.#watchers.watch(this.#id, changed);
  }

  #row(): Row | undefined {
    const row = this.#db.row<Row>(
      "SELECT name, uid_validity, uid_next FROM mailbox WHERE id = ?",
      this.#id,
    );
    if (row) this.#last = row;
    return row;
  }

  /** A uid is used up even where the mailbox loses the message: it is never given twice (RFC 3501, 2.3.1.1). */
  #takeUid(): number {
    const sql =
      "UPDATE mailbox SET uid_next = uid_next + 1 WHERE id = ? RETURNING uid_next - 1 AS uid";
    const taken = this.#db.row<{ uid: number }>(sql, this.#id);
    if (!taken) throw new Error(`Cannot add a message to ${this.#last.name}: it was deleted`);
    return taken.uid;
  }

  #beside(to: Mailbox): SqliteMailbox {
    if (to instanceof SqliteMailbox && to.#db === this.#db) return to;
    throw new TypeError(`Cannot copy to ${to.name}: it is in another store`);
  }

  /** Uids that no message has any more are passed over: another session may just have expunged them. */
  #transfer(uids: readonly number[], target: SqliteMailbox, sql: string) {
    return this.#db.transact(() =>
      [...new Set(uids)].sort((a, b) => a - b).flatMap((uid) => {
        if (!this.message(uid)) return [];
        const taken = target.#takeUid();
        this.#db.run(sql, target.#id, taken, this.#id, uid);
        return [[uid, taken] as const];
      })
    );
  }
}

function stateOf({ uid, size, date, flags, recent }: MessageRow): MessageState {
  return {
    uid,
    size,
    internalDate: new Date(date),
    flags: flags === "" ? [] : flags.split(" "),
    recent: recent === 1,
  };
}

/** `\Recent` is no flag that a client sets: it is the row's own mark. */
function joined(flags: readonly string[]): string {
  return [...new Set(flags)].filter((flag) => flag.toLowerCase() !== "\\recent").join(" ");
}
