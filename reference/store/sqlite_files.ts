import type { Database } from "./database.ts";
import type { FileEntry, Files } from "./files.ts";

interface Row {
  readonly name: string;
  readonly kind: FileEntry["kind"];
  readonly size: number;
  readonly modified: number;
}

const ENTRY = "SELECT name, kind, size, modified FROM file WHERE account = ? AND parent = ?";
const NOTHING = new Uint8Array();

/** An account's file store in a database: one row an entry, under its folder's path. The top is always there. */
export class SqliteFiles implements Files {
  readonly #db: Database;
  readonly #account: number;

  constructor(db: Database, account: number) {
    this.#db = db;
    this.#account = account;
  }

  entry(path: string): FileEntry | undefined {
    if (path === "/") return { name: "/", kind: "folder", size: 0, modified: new Date(0) };
    const at = placeOf(path);
    const row = at && this.#db.row<Row>(`${ENTRY} AND name = ?`, this.#account, at.parent, at.name);
    return row && entryOf(row);
  }

  list(path: string): readonly FileEntry[] | undefined {
    if (this.entry(path)?.kind !== "folder") return undefined;
    return this.#db.rows<Row>(`${ENTRY} ORDER BY name`, this.#account, path).map(entryOf);
  }

  read(path: string): Uint8Array | undefined {
    const at = placeOf(path);
    return at && this.#db.row<{ content: Uint8Array }>(
      "SELECT content FROM file WHERE account = ? AND parent = ? AND name = ? AND kind = 'file'",
      this.#account,
      at.parent,
      at.name,
    )?.content;
  }

  write(path: string, content: Uint8Array): boolean {
    const kind = this.entry(path)?.kind;
    if (kind === "folder") return false;
    return this.#put(path, "file", content);
  }

  remove(path: string): boolean {
    return this.entry(path)?.kind === "file" && this.#delete(path);
  }

  makeFolder(path: string): boolean {
    return this.entry(path) === undefined && this.#put(path, "folder", NOTHING);
  }

  removeFolder(path: string): boolean {
    return path !== "/" && this.list(path)?.length === 0 && this.#delete(path);
  }

  rename(from: string, to: string): boolean {
    const source = placeOf(from);
    const target = placeOf(to);
    if (!source || !target || to.startsWith(`${from}/`)) return false;
    if (!this.entry(from) || this.entry(to)) return false;
    if (this.entry(target.parent)?.kind !== "folder") return false;
    this.#db.transact(() => {
      this.#db.run(
        "UPDATE file SET parent = ?, name = ? WHERE account = ? AND parent = ? AND name = ?",
        target.parent,
        target.name,
        this.#account,
        source.parent,
        source.name,
      );
      // What is below: `0` is the character after `/`.
      this.#db.run(
        `UPDATE file SET parent = ?1 || substr(parent, length(?2) + 1)
         WHERE account = ?3 AND (parent = ?2 OR parent > ?2 || '/' AND parent < ?2 || '0')`,
        to,
        from,
        this.#account,
      );
    });
    return true;
  }

  #put(path: string, kind: FileEntry["kind"], content: Uint8Array): boolean {
    const at = placeOf(path);
    if (!at || this.entry(at.parent)?.kind !== "folder") return false;
    this.#db.run(
      "INSERT OR REPLACE INTO file (account, parent, name, kind, size, modified, content) VALUES (?, ?, ?, ?, ?, ?, ?)",
      this.#account,
      at.parent,
      at.name,
      kind,
      content.length,
      Date.now(),
      content,
    );
    return true;
  }

  #delete(path: string): boolean {
    const at = placeOf(path);
    const sql = "DELETE FROM file WHERE account = ? AND parent = ? AND name = ?";
    return at !== undefined && this.#db.run(sql, this.#account, at.parent, at.name) > 0;
  }
}

/** Folder and name of a normal path. Nothing for the top, for one that is not normal, and for what SQLite cuts or changes. */
function placeOf(path: string): { parent: string; name: string } | undefined {
  const [first, ...names] = path.split("/");
  const fit = first === "" && path.isWellFormed() && !path.includes("\0") &&
    names.every((name) => name !== "" && name !== "." && name !== "..");
  const name = names.pop();
  return fit && name !== undefined ? { parent: `/${names.join("/")}`, name } : undefined;
}

function entryOf({ name, kind, size, modified }: Row): FileEntry {
  return { name, kind, size, modified: new Date(modified) };
}
