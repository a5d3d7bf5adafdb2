import { ENTRY, type Entry } from "./entry.ts";

/** What a record is called in its report folder. */
export const RECORD = "run.ndjson";

/** Appends entries to a file as they come: a kill loses at most the line being written. */
export interface Journal extends Disposable {
  append(entry: Entry): void;
}

/** @throws where the file cannot be written */
export function openJournal(path: string, how: { resume: boolean }): Journal {
  const file = Deno.openSync(path, {
    create: true,
    append: how.resume,
    write: true,
    truncate: !how.resume,
  });
  const encoder = new TextEncoder();
  return {
    append(entry) {
      const line = encoder.encode(`${JSON.stringify(entry)}\n`);
      for (let written = 0; written < line.length;) {
        written += file.writeSync(line.subarray(written));
      }
    },
    [Symbol.dispose]: () => file.close(),
  };
}

/**
 * Reads a journal back. A last line without its end was being written when the run was killed, and is left out.
 * @throws {SyntaxError} that names the line, where the file is no journal
 */
export function readJournal(text: string, filename: string): Entry[] {
  const lines = text.split("\n");
  lines.pop();
  return lines.map((line, at) => {
    const read = ENTRY.safeParse(parse(line));
    if (read.success) return read.data;
    throw new SyntaxError(
      `Cannot read ${filename}:${
        at + 1
      }: no line of a run. Remedy: make the run again, into a new --report folder, without --resume`,
    );
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
