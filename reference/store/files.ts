/**
 * An account's file store. Paths are absolute (`/`, `/a/b.txt`), already normal: no `.`, `..`, no empty part.
 * @internal
 */
export interface Files {
  entry(path: string): FileEntry | undefined;
  /** Sorted by name. Nothing where there is no such folder. */
  list(path: string): readonly FileEntry[] | undefined;
  read(path: string): Uint8Array | undefined;
  /** Creates or replaces. False where the folder is missing or the path is a folder. */
  write(path: string, content: Uint8Array): boolean;
  /** Removes a file. */
  remove(path: string): boolean;
  makeFolder(path: string): boolean;
  /** Removes an empty folder. */
  removeFolder(path: string): boolean;
  /** Moves a file, or a folder with all in it; never into itself, never over something. */
  rename(from: string, to: string): boolean;
}

export interface FileEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
  /** Bytes; 0 for a folder. */
  readonly size: number;
  readonly modified: Date;
}
