import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { VERDICTS } from "../judge/verdict.ts";
import { ALL as REPORTS } from "../reports/mod.ts";
import { RUN } from "../reports/run_schema.ts";
import type { Header } from "../run/entry.ts";
import { folder, loginspec } from "./_loginspec.ts";
import { openRecord } from "./report_folder.ts";

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
