import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { toldOf } from "../history/_told.ts";
import { openHistory } from "../history/history.ts";
import { remember } from "../history/remember.ts";
import { folder, loginspec } from "./_loginspec.ts";
import { kept } from "./keeping.ts";

const day = (day: number) => `2030-01-0${day}T00:00:00.000Z`;

/** Three runs of the reference, the second of which failed, and one of another target. */
function kept4(path: string): void {
  remember(path, toldOf(day(1), ["1 name.full pop3 conforms"]));
  remember(path, toldOf(day(2), ["1 name.full pop3 deviates"]));
  remember(path, toldOf(day(3), ["1 name.full pop3 conforms"]));
  remember(path, toldOf(day(4), [], { target: "dovecot" }));
}

const SMALL = ["--target", "reference", "--profile", "smoke", "--only", "name.explicit-wins,pop3"];

Deno.test("each run is kept beside its reports, and the next one leaves it there", async () => {
  using at = folder();
  const report = `${at.path}/report`;
  for (const seed of ["1", "2"]) {
    const { code, stderr } = await loginspec("run", ...SMALL, "--seed", seed, "--report", report);
    assertEquals(code, 0, stderr);
  }
  using history = openHistory(`${report}/history.sqlite`, { make: false });
  assertEquals(history.runs().map(({ seed, only }) => [seed, only]), [
    [1, ["name.explicit-wins", "pop3"]],
    [2, ["name.explicit-wins", "pop3"]],
  ]);
  const { stdout } = await loginspec("history", "show", "1", "--file", `${report}/history.sqlite`);
  assertMatch(stdout, /^clause +level +pop3 *\nname\.explicit-wins +must +\d+ *\n/);
});

Deno.test("a history that is damaged ends a run before it begins, and nothing is lost", async () => {
  using at = folder();
  const [report, file] = [`${at.path}/report`, `${at.path}/report/history.sqlite`];
  Deno.mkdirSync(report);
  Deno.writeTextFileSync(file, "what somebody needs, ".repeat(99));
  Deno.writeTextFileSync(`${report}/run.ndjson`, '{"type":"run",');
  Deno.writeTextFileSync(`${report}/run.json`, "what another run reported");
  const { code, stdout, stderr } = await loginspec("run", ...SMALL, "--report", report);
  assertEquals([code, stdout], [2, ""]);
  assertMatch(stderr, /history\.sqlite: it is no database\. Remedy: .*--no-history/);
  assertStringIncludes(Deno.readTextFileSync(file), "what somebody needs");
  assertEquals(Deno.readTextFileSync(`${report}/run.json`), "what another run reported");
  const without = await loginspec("run", ...SMALL, "--report", report, "--no-history");
  assertEquals(without.code, 0, without.stderr);
  assertStringIncludes(Deno.readTextFileSync(file), "what somebody needs");
});

Deno.test("a run that did not try anything, and a shard, are kept nowhere; others are told with the earlier ones", () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  const told = toldOf(day(1), ["1 name.full pop3 conforms"]);
  assertEquals(kept(path, { ...told, shard: { index: 1, of: 2, worlds: 3 } }).history, undefined);
  assertEquals(kept(path, toldOf(day(1), [], { logins: 0 })).history, undefined);
  assertEquals(kept(undefined, told).history, undefined);
  assertEquals(kept(path, told).history?.length, 1);
  assertEquals(kept(path, toldOf(day(2), [])).history?.length, 2);
});

Deno.test("the list has the runs, the oldest first, and of one target where one is named", async () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  kept4(path);
  const { code, stdout } = await loginspec("history", "--file", path);
  assertEquals(code, 0);
  assertEquals(stdout.match(/^\d.*$/gm)?.map((line) => line.split(/ {2,}/)[2]), [
    ...["reference", "reference", "reference", "dovecot"],
  ]);
  const one = await loginspec(
    ...["history", "list", "--target", "reference", "--limit", "2", "--json", "--file", path],
  );
  assertEquals(JSON.parse(one.stdout).map(({ startedAt }: { startedAt: string }) => startedAt), [
    ...[day(2), day(3)],
  ]);
});

Deno.test("a trend is that of runs of one kind, and is drawn where it is asked for", async () => {
  using at = folder();
  const [path, svg] = [`${at.path}/h.sqlite`, `${at.path}/trend.svg`];
  kept4(path);
  const { code, stdout } = await loginspec(
    ...["history", "trend", "--target", "reference", "--svg", svg, "--file", path],
  );
  assertEquals(code, 0);
  assertMatch(stdout, /^reference, smoke, all: 3 runs\n\nwell {2}█▁█\nred {3}▁█▁\n/);
  assertMatch(Deno.readTextFileSync(svg), /^<svg [^]*trend of 3 runs[^]*<\/svg>\n$/);
});

Deno.test("of a target without a run no trend is drawn", async () => {
  using at = folder();
  const [path, svg] = [`${at.path}/h.sqlite`, `${at.path}/trend.svg`];
  kept4(path);
  const { code, stderr } = await loginspec(
    ...["history", "trend", "--target", "nosuch", "--svg", svg, "--file", path],
  );
  assertEquals(code, 2);
  assertMatch(stderr, /Cannot draw .*trend\.svg: .* has no run of nosuch\. Remedy: /);
  assertEquals([...Deno.readDirSync(at.path)].some(({ name }) => name === "trend.svg"), false);
});

Deno.test("runs are exported with their counts, and forgotten by their numbers", async () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  kept4(path);
  const gone = await loginspec("history", "forget", "1", "77", "--file", path);
  assertEquals(gone.code, 2);
  assertMatch(gone.stderr, /Forgotten: 1 run\.\nNo run is called 77\. Remedy/);
  const { stdout } = await loginspec("history", "export", "--file", path);
  const runs = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assertEquals(runs.map(({ id }) => id), [2, 3, 4]);
  assertEquals(runs[0].cells, [
    { clause: "name.full", protocol: "pop3", verdict: "deviates", results: 1 },
  ]);
});

Deno.test("a history that is not there, or a run that is not in it, ends by 2", async () => {
  using at = folder();
  const path = `${at.path}/h.sqlite`;
  const none = await loginspec("history", "--file", path);
  assertEquals(none.code, 2);
  assertMatch(none.stderr, /it is not there\. Remedy: make a run first/);
  assert(![...Deno.readDirSync(at.path)].length);
  kept4(path);
  const unknown = await loginspec("history", "show", "9", "--file", path);
  assertEquals(unknown.code, 2);
  assertMatch(unknown.stderr, /^Cannot show run 9 .*Remedy/);
});
