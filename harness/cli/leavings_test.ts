import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { ALL as REPORTS } from "../reports/mod.ts";
import { folder, loginspec } from "./_loginspec.ts";
import { Ended } from "./exit.ts";
import { hold } from "./hold.ts";
import { clear, COMPARISON } from "./leavings.ts";

const RECORD = '{"type":"run","version":"0"}\n';
const NAMES = [
  ...REPORTS.map(({ filename }) => filename),
  "failures",
  ...Object.values(COMPARISON),
];

/** Writes files with what is between them and the folder. */
function write(at: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = `${at}/${name}`;
    Deno.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    Deno.writeTextFileSync(path, text);
  }
}

function namesIn(at: string): string[] {
  return [...Deno.readDirSync(at)].flatMap(({ name, isDirectory }) =>
    isDirectory ? namesIn(`${at}/${name}`).map((below) => `${name}/${below}`) : [name]
  ).sort();
}

Deno.test("what is called like a report stays where no record of ours stands beside it", () => {
  for (const name of new Set(NAMES)) {
    using at = folder();
    write(at.path, { [name]: "a thesis" });
    const { message } = assertThrows(() => clear(at.path), Ended);
    assertStringIncludes(message, `${at.path}/${name} is there`);
    assertStringIncludes(message, "Remedy: another folder");
    assertEquals(namesIn(at.path), [name]);
  }
});

Deno.test("a record that is not ours stays, and so does what is beside it", () => {
  using at = folder();
  write(at.path, { "run.ndjson": '{"km": 12}\n', "junit.xml": "<mine/>" });
  assertThrows(() => clear(at.path), Ended, "run.ndjson is there");
  assertEquals(namesIn(at.path), ["junit.xml", "run.ndjson"]);
});

Deno.test("a folder in which nothing is called like ours is taken, with a history too", () => {
  using at = folder();
  write(at.path, { "history.sqlite": "", "notes.txt": "mine" });
  clear(at.path);
  clear(`${at.path}/not/there`);
  assertEquals(namesIn(at.path), ["history.sqlite", "notes.txt"]);
});

Deno.test("what a run left goes, be it that it was killed at its first line", () => {
  for (const record of [RECORD, RECORD.slice(0, 5), RECORD.slice(0, 20)]) {
    using at = folder();
    write(at.path, { "run.ndjson": record, "index.html": "", "notes.txt": "mine" });
    write(at.path, { "failures/name.full-pop3.json": "{}", "failures/mine.json": "{}" });
    clear(at.path);
    assertEquals(namesIn(at.path), ["failures/mine.json", "notes.txt"]);
  }
});

Deno.test("what a comparison left goes with the runs of its targets, but for those that are spared", () => {
  using at = folder();
  const targets = ["dovecot", "mutant:a", "mine"].map((target) => ({ target }));
  const files = { "comparison.json": JSON.stringify({ targets, rows: [] }), "index.html": "" };
  write(at.path, { ...files, "comparison.md": "", "dovecot/run.ndjson": RECORD });
  write(at.path, { "mutant-a/run.ndjson": RECORD, "mutant-a/run.json": "{}" });
  write(at.path, { "mine/run.json": "{}", "cyrus/run.ndjson": RECORD });
  clear(at.path, [`${at.path}/dovecot/`]);
  assertEquals(namesIn(at.path), ["cyrus/run.ndjson", "dovecot/run.ndjson", "mine/run.json"]);
});

Deno.test("a folder is held for one run, and a second one into it ends by 2", async () => {
  using at = folder();
  const wish = ["--target", "reference", "--profile", "smoke", "--only", "name.explicit-wins,pop3"];
  const run = () => loginspec("run", ...wish, "--no-history", "--report", at.path);
  {
    using _first = hold(at.path);
    assertThrows(() => hold(at.path), Ended, "another run writes there now");
    const { code, stderr } = await run();
    assertEquals(code, 2, stderr);
    assertStringIncludes(stderr, "another run writes there now. Remedy: another folder");
    assertEquals(namesIn(at.path), []);
  }
  const { code, stderr } = await run();
  assertEquals(code, 0, stderr);
});
