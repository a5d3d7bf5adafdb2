import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { fileURLToPath } from "node:url";
import { DatabaseSync } from "node:sqlite";
import { folder } from "../cli/_loginspec.ts";
import { gridOf } from "../reports/grid.ts";
import { toldOf } from "./_told.ts";
import { row } from "./_writer.ts";
import { openHistory } from "./history.ts";
import { HistoryFault } from "./history_fault.ts";
import { pastGrid } from "./matrix.ts";
import { makeReady, remember } from "./remember.ts";

const WRITER = fileURLToPath(new URL("./_writer.ts", import.meta.url));

Deno.test("processes that write at once lose nothing, not even while the file is made", async () => {
  using at = folder();
  const path = `${at.path}/history.sqlite`;
  const ended = await Promise.all(
    ["one", "two", "three"].map((name) =>
      new Deno.Command(Deno.execPath(), {
        // The permissions of the tasks: nothing more is wanted.
        args: [
          ...["run", "--quiet", "--no-prompt", "--no-check", "--allow-read", "--allow-write"],
          ...[WRITER, path, name, "20"],
        ],
      }).output()
    ),
  );
  for (const { code, stderr } of ended) assertEquals(code, 0, new TextDecoder().decode(stderr));
  using history = openHistory(path, { make: false });
  const runs = history.runs();
  assertEquals(runs.length, 60);
  assertEquals(new Set(runs.map(({ startedAt }) => startedAt)).size, 60);
  for (const { id } of runs) assertEquals(history.cells(id).length, 1);
});

Deno.test("a history that is closed is one file", () => {
  using at = folder();
  remember(`${at.path}/h.sqlite`, toldOf("2030-01-01T00:00:00.000Z", []));
  assertEquals([...Deno.readDirSync(at.path)].map(({ name }) => name), ["h.sqlite"]);
});

Deno.test("a run is told with the earlier ones of its own kind, the oldest first", () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  const day = (day: number) => `2030-01-0${day}T00:00:00.000Z`;
  remember(path, toldOf(day(2), ["1 name.full pop3 conforms"]));
  remember(path, toldOf(day(3), [], { target: "dovecot" }));
  remember(path, toldOf(day(4), [], { only: ["pop3"] }));
  remember(path, toldOf(day(1), []));
  const runs = remember(path, toldOf(day(5), ["1 name.full pop3 deviates"], { seed: 9 }));
  assertEquals(runs.map(({ startedAt }) => startedAt), [day(1), day(2), day(5)]);
  assertEquals(runs.map(({ verdicts }) => verdicts.deviates), [0, 0, 1]);
});

Deno.test("a run that is told again is no other run", () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  remember(path, toldOf("2030-01-01T00:00:00.000Z", ["1 name.full pop3 deviates"]));
  const again = toldOf("2030-01-01T00:00:00.000Z", ["1 name.full imap conforms"]);
  assertEquals(remember(path, again).map(({ verdicts }) => verdicts.deviates), [0]);
  using history = openHistory(path, { make: false });
  assertEquals(history.cells(history.runs()[0]!.id), [
    { clause: "name.full", protocol: "imap", verdict: "conforms", results: 1 },
  ]);
});

Deno.test("the matrix of a run that is over is that of the run", () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  const told = toldOf("2030-01-01T00:00:00.000Z", [
    "1 name.full pop3 conforms",
    "2 name.full pop3 deviates",
    "3 name.full imap notOffered",
    "4 name.spaces imap conforms",
  ]);
  remember(path, told);
  using history = openHistory(path, { make: false });
  const run = history.runs()[0]!;
  const grid = pastGrid(run, history.cells(run.id));
  assertEquals(grid.rows, gridOf(told.summary).rows);
  assert(grid.rows.length === 2 && grid.rows[0]!.cells[0]!.tone === "bad");
});

Deno.test("what is forgotten is gone with its counts", () => {
  using at = folder();
  using history = openHistory(`${at.path}/h.sqlite`, { make: true });
  const cells = [{ clause: "name.full", protocol: "pop3", verdict: "conforms", results: 3 }];
  const [gone, stays] = ["a", "b"].map((at) => history.add(row(at), cells));
  assertEquals([history.forget(gone!), history.forget(gone!)], [true, false]);
  assertEquals(history.runs().map(({ id }) => id), [stays!]);
  assertEquals([history.cells(gone!).length, history.cells(stays!).length], [0, 1]);
});

const alien = (path: string, sql: string) => {
  using db = new DatabaseSync(path);
  db.exec(sql);
};

/** How a file is no history, and what is said of it. */
const BROKEN: readonly (readonly [string, RegExp, (path: string) => void])[] = [
  ["text", /no database/, (path) => Deno.writeTextFileSync(path, "not a database, ".repeat(99))],
  [
    "another program's database",
    /of something else/,
    (path) => alien(path, "CREATE TABLE theirs (a)"),
  ],
  ["a history of a later layout", /layout is 9.*reads 1/, (path) => {
    makeReady(path);
    alien(path, "PRAGMA user_version = 9");
  }],
  ["a history with a part overwritten", /damaged/, (path) => {
    remember(path, toldOf("2030-01-01T00:00:00.000Z", ["1 name.full pop3 conforms"]));
    const bytes = Deno.readFileSync(path);
    // The first page says what the file is; those behind it hold the tables.
    Deno.writeFileSync(path, bytes.fill(0x5a, 4096));
  }],
  ["a history with a row that says nothing", /damaged/, (path) => {
    remember(path, toldOf("2030-01-01T00:00:00.000Z", []));
    alien(path, "UPDATE runs SET verdicts = 'none'");
  }],
  ["a folder", /no file/, (path) => Deno.mkdirSync(path)],
];

const bytesOf = (path: string) =>
  Deno.statSync(path).isFile ? Deno.readFileSync(path) : new Uint8Array();

for (const [what, reason, breakIt] of BROKEN) {
  Deno.test(`${what} is a fault that names the file, and stays as it is`, () => {
    using at = folder();
    const path = `${at.path}/h.sqlite`;
    breakIt(path);
    const before = bytesOf(path);
    const use = () => {
      using history = openHistory(path, { make: true });
      for (const { id } of history.runs()) history.cells(id);
    };
    const { message } = assertThrows(use, HistoryFault);
    assertMatch(message, reason);
    assertMatch(message, /h\.sqlite.*Remedy: /);
    // Before a run, too.
    assertMatch(assertThrows(() => makeReady(path), HistoryFault).message, reason);
    assertEquals(bytesOf(path), before);
  });
}

Deno.test("a history of which a page that nobody asks for is damaged is not ready", () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  remember(path, toldOf("2030-01-01T00:00:00.000Z", ["1 name.full pop3 conforms"]));
  const page = () => {
    using db = new DatabaseSync(path);
    return Number(
      db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'cells'").get()!.rootpage,
    );
  };
  makeReady(path);
  const bytes = Deno.readFileSync(path);
  Deno.writeFileSync(path, bytes.fill(0x5a, (page() - 1) * 4096, page() * 4096));
  {
    using history = openHistory(path, { make: false });
    assertEquals(history.runs().length, 1);
  }
  assertThrows(() => makeReady(path), HistoryFault, "it is damaged");
});

Deno.test("a run that cannot be told with the earlier ones is in no history, as is then said", () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  remember(path, toldOf("2030-01-01T00:00:00.000Z", []));
  alien(path, "UPDATE runs SET verdicts = 'none'");
  assertThrows(() => remember(path, toldOf("2030-01-02T00:00:00.000Z", [])), HistoryFault);
  using db = new DatabaseSync(path);
  assertEquals(db.prepare("SELECT count(*) AS runs FROM runs").get()!.runs, 1);
});

Deno.test("a writer that does not let go is a fault in the end, and readers do not wait for it", () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  makeReady(path);
  using other = new DatabaseSync(path);
  other.exec("BEGIN IMMEDIATE; DELETE FROM runs");
  using history = openHistory(path, { make: true, patience: 20 });
  assertEquals(history.runs(), []);
  assertThrows(() => history.add(row("a"), []), HistoryFault, "another process holds it");
  other.exec("ROLLBACK");
  history.add(row("a"), []);
  assertEquals(history.runs().length, 1);
});

Deno.test("a history that is not there is made by who writes, and missed by who reads", () => {
  using at = folder();
  const path = `${at.path}/deep/h.sqlite`;
  assertThrows(() => openHistory(path, { make: false }), HistoryFault, "it is not there");
  makeReady(path);
  using history = openHistory(path, { make: false });
  assertEquals(history.runs(), []);
});
