import { fold } from "../policy/fold.ts";
import { type Acl, type Changed, type Entry, MOST_ENTRIES } from "./acl.ts";
import type { Database } from "./database.ts";
import { lettersOf, NO_RIGHTS, type Rights, rightsIn } from "./rights.ts";

interface Row {
  readonly identifier: string;
  readonly rights: string;
}

/** The access control list of a mailbox in a database. What an identifier means is not the store's affair: it knows them by their letters. */
export class SqliteAcl implements Acl {
  readonly #db: Database;
  readonly #mailbox: number;
  readonly #changed: () => void;

  /** @param changed is called after each change */
  constructor(db: Database, mailbox: number, changed: () => void) {
    this.#db = db;
    this.#mailbox = mailbox;
    this.#changed = changed;
  }

  entries(): readonly Entry[] {
    return this.#db.rows<Row>(
      "SELECT identifier, rights FROM acl WHERE mailbox = ? ORDER BY identifier",
      this.#mailbox,
    ).map(({ identifier, rights }) => ({ identifier, rights: rightsIn(rights) }));
  }

  always(): Rights {
    return NO_RIGHTS;
  }

  change(identifier: string, to: (held: Rights) => Rights, former = identifier): Changed {
    const entries = this.entries();
    const held = entries.find((entry) => fold(entry.identifier) === fold(former));
    const rights = lettersOf(to(held?.rights ?? NO_RIGHTS));
    if (!held && rights !== "" && entries.length >= MOST_ENTRIES) return "too many";
    this.#db.transact(() => {
      if (held) {
        const sql = "DELETE FROM acl WHERE mailbox = ? AND identifier = ?";
        this.#db.run(sql, this.#mailbox, held.identifier);
      }
      if (rights !== "") {
        const sql = "INSERT OR REPLACE INTO acl (mailbox, identifier, rights) VALUES (?, ?, ?)";
        this.#db.run(sql, this.#mailbox, identifier, rights);
      }
    });
    this.#changed();
    return "done";
  }
}
