import { Ended, EXIT } from "./exit.ts";

/**
 * Holds a report folder, which is made, for one process: two runs at once would write into one record. The lock goes with the process.
 * @throws {Ended} where another one holds it
 */
export function hold(folder: string): Disposable {
  const file = opened(folder);
  if (file === undefined) return { [Symbol.dispose]() {} };
  if (locked(file)) return file;
  file.close();
  throw new Ended(
    EXIT.usage,
    `Cannot write into ${folder}: another run writes there now. Remedy: another folder by --report, or wait for its end`,
  );
}

/** Not every system opens folders; whoever writes the record says what else is wrong. */
function opened(folder: string): Deno.FsFile | undefined {
  try {
    Deno.mkdirSync(folder, { recursive: true });
    return Deno.openSync(folder);
  } catch {
    return undefined;
  }
}

/** Where a file system has no locks, nobody holds any. */
function locked(file: Deno.FsFile): boolean {
  try {
    return file.tryLockSync(true);
  } catch {
    return true;
  }
}
