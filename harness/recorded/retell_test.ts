import {
  assert,
  assertEquals,
  assertGreater,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { folder, loginspec } from "../cli/_loginspec.ts";
import { openHistory } from "../history/history.ts";
import { ALL as REPORTS } from "../reports/mod.ts";
import { RECORD } from "../run/journal.ts";
import { retell, Unreadable } from "./retell.ts";

const SMALL = ["--profile", "smoke", "--only", "pop3"];

/** A report folder of a run. */
async function recorded(...more: readonly string[]) {
  const at = folder();
  await loginspec("run", ...SMALL, "--json", "--no-history", "--report", at.path, ...more);
  return at;
}

const recordOf = (at: { readonly path: string }) => Deno.readTextFileSync(`${at.path}/${RECORD}`);
const record = (at: { readonly path: string }, text: string) =>
  Deno.writeTextFileSync(`${at.path}/${RECORD}`, text);

Deno.test("a record told again gives every report as its run wrote it", async () => {
  using at = await recorded("--target", "mutant:account-alias-skipped");
  const told = retell(at.path);
  assertGreater(told.summary.verdicts.deviates, 0);
  assertEquals(told.results.filter(({ login }) => login).length > 100, true);
  for (const { filename, write, usual } of REPORTS) {
    if (!usual) continue;
    assert(write(told) === Deno.readTextFileSync(`${at.path}/${filename}`), filename);
  }
});

Deno.test("of a run that was gone on with the last sitting counts", async () => {
  using at = await recorded("--target", "reference");
  const lines = recordOf(at).trimEnd().split("\n");
  const half = lines.slice(0, lines.length >> 1);
  const lost = { type: "lost", deployment: "worked-example", because: "it fell over" };
  const stopped = { type: "stopped", because: "it was gone", outOfReach: true };
  record(at, [...half, ...[lost, stopped].map((one) => JSON.stringify(one)), ""].join("\n"));
  assertStringIncludes(retell(at.path).stopped ?? "", "interrupted");
  await loginspec("run", "--target", "reference", ...SMALL, "--report", at.path, "--resume");
  const { stopped: then, losses, summary: { verdicts } } = retell(at.path);
  assertEquals([then, losses, verdicts.unproven], [undefined, undefined, 0]);
});

Deno.test("a run that was gone on with began when it first did, in each report and in its record, and is one run in the history", async () => {
  using at = folder();
  const again = ["run", "--target", "reference", ...SMALL, "--report", at.path, "--json"];
  await loginspec(...again, "--only", "name.full");
  const lines = recordOf(at).trimEnd().split("\n");
  const began = { startedAt: "2030-01-01T00:00:00.000Z" };
  const first = JSON.stringify({ ...JSON.parse(lines[0]!), ...began });
  record(at, [first, ...lines.slice(1, lines.length >> 1), ""].join("\n"));
  for (let sitting = 0; sitting < 2; sitting++) {
    await loginspec(...again, "--only", "name.full", "--resume");
  }
  const told = retell(at.path);
  assertEquals(told.startedAt, began.startedAt);
  const write = REPORTS.find(({ id }) => id === "json")!.write;
  assert(write(told) === Deno.readTextFileSync(`${at.path}/run.json`));
  using history = openHistory(`${at.path}/history.sqlite`, { make: false });
  assertEquals(history.runs().filter(({ startedAt }) => startedAt === began.startedAt).length, 1);
  assertEquals(history.runs().length, 2);
});

Deno.test("what was known of the server then is known again, and what is given counts instead", async () => {
  using at = folder();
  const list = `${at.path}/known.yaml`;
  Deno.writeTextFileSync(
    list,
    'deviations:\n  - { clause: "*", way: another, sometimes: true, reason: it is a mutant }\n  - { clause: "*", way: refuses, sometimes: true, reason: it is a mutant }\n',
  );
  using run = await recorded("--target", "mutant:account-alias-skipped", "--deviations", list);
  Deno.removeSync(list);
  assertGreater(retell(run.path).summary.verdicts.known, 0);
  assertEquals(retell(run.path, []).summary.verdicts.known, 0);
});

Deno.test("a record that this loginspec cannot judge is refused, with file, reason and remedy", async () => {
  using at = await recorded("--target", "reference", "--only", "name.full");
  const text = recordOf(at);
  const saying = (from: string | RegExp, to: string) => {
    record(at, text.replace(from, to));
    const { message } = assertThrows(() => retell(at.path), Unreadable);
    assertStringIncludes(message, `${at.path}/${RECORD}`);
    assert(/Remedy: \S/.test(message), message);
    return message;
  };
  assertStringIncludes(saying(/"version":"[^"]*"/, '"version":"9.9.9"'), "9.9.9");
  assertStringIncludes(saying(/"plan":"[^"]*"/, '"plan":"0123"'), "its plan was 0123");
  assertStringIncludes(saying(/"clauses":"[^"]*"/, '"clauses":"0123"'), "register of clauses");
  assertStringIncludes(saying('"reference"', '"gone.yaml"'), "There is no file gone.yaml");
  assertStringIncludes(saying('"reference"', '"nobody"'), '"nobody"');
  assertStringIncludes(saying('"profile":"smoke"', '"profile":"huge"'), '"huge"');
  assertStringIncludes(saying(/\n/, "\nnot a line\n"), ":2: no line of a run");
  assertStringIncludes(saying(/^.*\n/, ""), "first line");
  Deno.removeSync(`${at.path}/${RECORD}`);
  const { message } = assertThrows(() => retell(at.path), Unreadable);
  assertStringIncludes(message, "there is no record");
});
