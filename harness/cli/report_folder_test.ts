import { assertEquals, assertMatch, assertStringIncludes, assertThrows } from "@std/assert";
import { VERDICTS } from "../judge/verdict.ts";
import { ALL as REPORTS } from "../reports/mod.ts";
import { told } from "../reports/_told.ts";
import { RUN } from "../reports/run_schema.ts";
import type { Header } from "../run/entry.ts";
import { folder, loginspec } from "./_loginspec.ts";
import { Ended } from "./exit.ts";
import { openRecord, writeReports } from "./report_folder.ts";

const LEFT = [...REPORTS.map(({ filename }) => filename), "failures"];

const header = (seed: number): Header => ({
  ...{ type: "run", version: "0", target: "reference", seed, profile: "smoke" },
  ...{ only: [], skip: [], plan: "x", startedAt: "2030-01-01T00:00:00.000Z" },
});

/** The reports of a run that came to its end, and a file of somebody else's. */
function reported(at: string): void {
  openRecord(at, header(1), false);
  for (const { filename } of REPORTS) Deno.writeTextFileSync(`${at}/${filename}`, "all is green");
  Deno.mkdirSync(`${at}/failures`);
  Deno.writeTextFileSync(`${at}/failures/name.both-pop3.json`, "{}");
  Deno.writeTextFileSync(`${at}/notes.txt`, "mine");
}

const namesIn = (at: string) => [...Deno.readDirSync(at)].map(({ name }) => name).sort();

Deno.test("where a new record begins nothing that another run reported is left", () => {
  using at = folder();
  reported(at.path);
  openRecord(at.path, header(2), false);
  assertEquals(namesIn(at.path), ["notes.txt", "run.ndjson"]);
});

Deno.test("where a record is gone on with its reports stay until there are others", () => {
  using at = folder();
  reported(at.path);
  openRecord(at.path, header(1), true);
  assertEquals(namesIn(at.path), [...LEFT, "notes.txt", "run.ndjson"].sort());
});

Deno.test("a folder that is called like a report is somebody's: it is refused, and stays", () => {
  using at = folder();
  reported(at.path);
  Deno.removeSync(`${at.path}/index.html`);
  Deno.mkdirSync(`${at.path}/index.html`);
  Deno.writeTextFileSync(`${at.path}/index.html/mine.txt`, "mine");
  for (
    const call of [
      () => openRecord(at.path, header(2), false),
      () => openRecord(at.path, header(1), true),
      () => writeReports(at.path, told, []),
    ]
  ) assertThrows(call, Ended, "index.html: it is a folder");
  assertEquals(namesIn(`${at.path}/index.html`), ["mine.txt"]);
  assertEquals(Deno.readTextFileSync(`${at.path}/matrix.md`), "all is green");
});

Deno.test("of a folder of failures only those of a run go", () => {
  using at = folder();
  reported(at.path);
  Deno.writeTextFileSync(`${at.path}/failures/mine.txt`, "mine");
  openRecord(at.path, header(2), false);
  assertEquals(namesIn(`${at.path}/failures`), ["mine.txt"]);
});

Deno.test("a run of a server that cannot be started ends by 4, and its reports say that nothing is proven", async () => {
  using at = folder();
  const report = `${at.path}/report`;
  reported(report);
  const file = `${at.path}/none.yaml`;
  Deno.writeTextFileSync(
    file,
    "name: one that is not there\nprovision: exit 1\nprotocols: [pop3]\n",
  );
  const wish = ["--target", file, "--profile", "smoke", "--report", report];
  const { code, stderr } = await loginspec("run", ...wish);
  assertEquals(code, 4, stderr);
  assertMatch(stderr, /^Cannot reach one that is not there: provision .*Nothing was tried/m);
  const run = RUN.parse(JSON.parse(Deno.readTextFileSync(`${report}/run.json`)));
  assertEquals(
    VERDICTS.filter((verdict) => run.summary.verdicts[verdict] > 0),
    ["unproven"],
  );
  for (const { check, why } of run.results) {
    assertStringIncludes(why, check === "decide" ? "not run: provision" : "not run");
  }
  for (const { filename } of REPORTS.filter(({ usual }) => usual)) {
    assertStringIncludes(Deno.readTextFileSync(`${report}/${filename}`), "provision ");
  }
});
