import { assertEquals, assertThrows } from "@std/assert";
import type { Entry } from "./entry.ts";
import { openJournal, readJournal } from "./journal.ts";

const stopped = (because: string): Entry => ({ type: "stopped", because });

function inFile(work: (path: string) => void): void {
  const path = Deno.makeTempFileSync();
  try {
    work(path);
  } finally {
    Deno.removeSync(path);
  }
}

function write(path: string, how: { resume: boolean }, ...entries: readonly Entry[]): void {
  using journal = openJournal(path, how);
  entries.forEach((entry) => journal.append(entry));
}

Deno.test("what was appended is read back, in order", () =>
  inFile((path) => {
    write(path, { resume: false }, stopped("a"), stopped("b\nc"));
    assertEquals(readJournal(Deno.readTextFileSync(path), path), [stopped("a"), stopped("b\nc")]);
  }));

Deno.test("a resumed record goes on, a new one begins afresh", () =>
  inFile((path) => {
    write(path, { resume: false }, stopped("a"));
    write(path, { resume: true }, stopped("b"));
    assertEquals(readJournal(Deno.readTextFileSync(path), path).length, 2);
    write(path, { resume: false }, stopped("c"));
    assertEquals(readJournal(Deno.readTextFileSync(path), path), [stopped("c")]);
  }));

Deno.test("a torn last line is left out, wherever it was torn", () => {
  const whole = `${JSON.stringify(stopped("a"))}\n`;
  const last = JSON.stringify(stopped("b"));
  for (let length = 0; length <= last.length; length++) {
    assertEquals(readJournal(whole + last.slice(0, length), "x"), [stopped("a")]);
  }
});

Deno.test("a line that is none of a run is named", () => {
  const text = `${JSON.stringify(stopped("a"))}\n{"type":"login"}\n`;
  assertThrows(() => readJournal(text, "run.ndjson"), SyntaxError, "run.ndjson:2");
  assertThrows(() => readJournal("no json\n", "x"), SyntaxError, "x:1");
});
