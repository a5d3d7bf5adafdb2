import { assert, assertEquals, assertGreater, assertNotEquals } from "@std/assert";
import { RUN, SUMMARY } from "../reports/run_schema.ts";
import { readJournal } from "../run/journal.ts";
import { command, folder, loginspec } from "./_loginspec.ts";

const SMALL = ["run", "--target", "reference", "--profile", "smoke", "--only", "pop3"];

/** A run's verdicts, without what may differ from run to run. */
async function verdicts(report: string, ...more: readonly string[]) {
  const { code, stdout, stderr } = await loginspec(...SMALL, "--report", report, "--json", ...more);
  assertEquals(code, 0, stderr);
  const run = RUN.parse(JSON.parse(Deno.readTextFileSync(`${report}/run.json`)));
  return {
    summary: SUMMARY.parse(JSON.parse(stdout)),
    results: run.results.map(({ id, verdict, clause }) => `${id} ${verdict} ${clause}`).sort(),
  };
}

const scenariosIn = (path: string) =>
  readJournal(Deno.readTextFileSync(path), path)
    .flatMap((entry) => entry.type === "login" && entry.role === "scenario" ? [entry.id] : []);

Deno.test("verdicts are the same for any --jobs, and stdout is the summary alone", async () => {
  using one = folder();
  using many = folder();
  const alone = await verdicts(one.path, "--jobs", "1");
  const together = await verdicts(many.path, "--jobs", "16");
  assertEquals(together.results, alone.results);
  assertEquals(together.summary.verdicts, alone.summary.verdicts);
  assertGreater(alone.summary.distinctLogins, 100);
});

Deno.test("another seed draws other logins, the same seed the same", async () => {
  using a = folder();
  using b = folder();
  using c = folder();
  await verdicts(a.path, "--seed", "5");
  await verdicts(b.path, "--seed", "5");
  await verdicts(c.path, "--seed", "6");
  const ids = (at: { path: string }) => scenariosIn(`${at.path}/run.ndjson`).sort();
  assertEquals(ids(a), ids(b));
  assertNotEquals(ids(a), ids(c));
});

Deno.test("a run that was killed goes on, and makes no login again", async () => {
  using whole = folder();
  using killed = folder();
  const path = `${killed.path}/run.ndjson`;
  const child = command([...SMALL, "--report", killed.path, "--jobs", "2"]).spawn();
  await linesIn(path, 60);
  child.kill("SIGKILL");
  const { signal } = await child.output();
  assertEquals(signal, "SIGKILL");

  // Only complete lines are there; at most the last is torn.
  const before = scenariosIn(path);
  assertGreater(before.length, 10);
  const resumed = await verdicts(killed.path, "--resume", "--jobs", "2");
  const after = scenariosIn(path);
  assertEquals(after.slice(0, before.length), before);
  assertEquals(new Set(after).size, after.length, "a login was made twice");
  assertEquals(resumed.results, (await verdicts(whole.path)).results);
});

Deno.test("a record of another run is not gone on with", async () => {
  using report = folder();
  await verdicts(report.path, "--seed", "5");
  const { code, stderr } = await loginspec(
    ...SMALL,
    "--seed",
    "6",
    "--report",
    report.path,
    "--resume",
  );
  assertEquals(code, 2);
  assert(stderr.includes("it records another run"), stderr);
});

for (const [signal, expected] of [["SIGINT", 130], ["SIGTERM", 143]] as const) {
  Deno.test(`${signal} ends a run at once, which says how to go on`, async () => {
    using report = folder();
    const child = command([...SMALL, "--report", report.path]).spawn();
    await linesIn(`${report.path}/run.ndjson`, 30);
    child.kill(signal);
    const { code, stderr } = await child.output();
    assertEquals(code, expected);
    assert(new TextDecoder().decode(stderr).includes("--resume"));
  });
}

Deno.test("a line that was torn by a kill is taken off the record, whatever it holds", async () => {
  using report = folder();
  const path = `${report.path}/run.ndjson`;
  await verdicts(report.path);
  const whole = Deno.readTextFileSync(path);
  Deno.writeTextFileSync(path, '{"type":"login","id":"ï', { append: true });
  await verdicts(report.path, "--resume");
  const after = Deno.readTextFileSync(path);
  assert(after.startsWith(whole));
  // That it was gone on with, and came to its end.
  const more = readJournal(after.slice(whole.length), path).map(({ type }) => type);
  assertEquals(more, ["resumed", "end"]);
});

/** Waits until a file has so many lines. */
async function linesIn(path: string, count: number): Promise<void> {
  using watcher = Deno.watchFs(path.slice(0, path.lastIndexOf("/")));
  const enough = () => {
    try {
      return Deno.readTextFileSync(path).split("\n").length > count;
    } catch {
      return false;
    }
  };
  if (enough()) return;
  for await (const _ of watcher) {
    if (enough()) return;
  }
}
