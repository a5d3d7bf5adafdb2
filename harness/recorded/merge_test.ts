import { assert, assertEquals, assertGreater, assertStringIncludes } from "@std/assert";
import { command, folder, loginspec } from "../cli/_loginspec.ts";
import { RUN } from "../reports/run_schema.ts";
import { record, recordAt, shards, SMALL, verdictsOf } from "./_shards.ts";
import { retell } from "./retell.ts";

const there = (path: string) => {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
};

Deno.test("four shards that ran side by side come to what one run comes to", async () => {
  using at = folder();
  const wrong = ["--target", "mutant:account-alias-skipped"];
  const [all] = await Promise.all([
    shards(at.path, 4, ...wrong),
    loginspec(...SMALL, ...wrong, "--report", `${at.path}/one`),
  ]);
  // In whatever order they are named.
  const { code, stdout, stderr } = await loginspec(
    ...["merge", ...all.toReversed(), "--report", `${at.path}/all`, "--json"],
  );
  assertEquals(code, 1, stderr);
  const [merged, one] = [retell(`${at.path}/all`), retell(`${at.path}/one`)];
  assertEquals(verdictsOf(merged), verdictsOf(one));
  assertEquals(JSON.parse(stdout), JSON.parse(JSON.stringify(merged.summary)));
  assertGreater(merged.summary.verdicts.deviates, 0);
  const worlds = all.map((shard) => retell(shard).shard?.worlds ?? 0);
  assert(worlds.every((count) => count > 0), worlds.join());
  const relations = one.results.filter(({ check }) => check.startsWith("relation:"));
  assertGreater(relations.length, 0);
});

Deno.test("a shard that was killed is named, and gone on with it is as if it had not been", async () => {
  using at = folder();
  const reference = ["--target", "reference"];
  const [first = "", second = ""] = await shards(at.path, 2, ...reference);
  const one = await loginspec("merge", first, second, "--report", `${at.path}/one`);
  assertEquals(one.code, 0, one.stderr);

  Deno.removeSync(second, { recursive: true });
  const again = [...SMALL, ...reference, "--shard", "2/2", "--report", second];
  await killed(again, second);
  const refused = await loginspec("merge", first, second, "--report", `${at.path}/all`);
  assertEquals(refused.code, 2);
  assertStringIncludes(refused.stderr, `shard 2 of 2 (${second}) did not come to its end`);
  assertStringIncludes(refused.stderr, "--shard 2/2 --resume --report");
  assert(!there(`${at.path}/all`));

  const { code, stderr } = await loginspec(...again, "--resume");
  assertEquals(code, 0, stderr);
  const whole = await loginspec("merge", first, second, "--report", `${at.path}/all`);
  assertEquals(whole.code, 0, whole.stderr);
  assertEquals(verdictsOf(retell(`${at.path}/all`)), verdictsOf(retell(`${at.path}/one`)));
});

/** Runs a command, and kills it when its record has some lines. */
async function killed(args: readonly string[], report: string): Promise<void> {
  Deno.mkdirSync(report);
  using watcher = Deno.watchFs(report);
  const child = command(args).spawn();
  const isEnough = () => {
    try {
      return recordAt(report).split("\n").length > 40;
    } catch {
      return false;
    }
  };
  for await (const _ of watcher) {
    if (isEnough()) break;
  }
  child.kill("SIGKILL");
  const { signal } = await child.output();
  assertEquals(signal, "SIGKILL");
}

Deno.test("a missing shard is named, and nothing is written; --partial tells the rest, red, in every report", async () => {
  using at = folder();
  const [first = ""] = await shards(at.path, 2, "--target", "reference");
  const report = `${at.path}/all`;
  const refused = await loginspec("merge", first, "--report", report);
  assertEquals(refused.code, 2);
  assertStringIncludes(refused.stderr, "shard 2 of 2 is missing");
  assertStringIncludes(refused.stderr, "--shard 2/2");
  assert(!there(report));

  const partial = await loginspec("merge", first, "--report", report, "--partial");
  assertEquals(partial.code, 5, partial.stderr);
  const told = retell(report);
  assertEquals(told.stopped, "shard 2 of 2 is missing");
  assertGreater(told.summary.verdicts.unproven, 0);
  assertEquals(
    RUN.parse(JSON.parse(Deno.readTextFileSync(`${report}/run.json`))).stopped,
    told.stopped,
  );
  for (const name of ["matrix.md", "index.html"]) {
    assertStringIncludes(
      Deno.readTextFileSync(`${report}/${name}`),
      "shard 2 of 2 is missing",
      name,
    );
  }
  const never = await loginspec(
    ...["merge", first, "--report", report, "--partial", "--fail-on", "never"],
  );
  assertEquals(never.code, 0, never.stderr);
  const on = await loginspec("merge", report, "--report", `${at.path}/on`);
  assertEquals(on.code, 2);
  assertStringIncludes(on.stderr, `shard 2 of 2 is missing, which ${report} was merged without`);
});

Deno.test("shards of several targets are merged each for itself, and put beside each other", async () => {
  using at = folder();
  const names = ["reference", "mutant:account-alias-skipped"];
  const folders = [];
  for (const [place, target] of names.entries()) {
    folders.push(...await shards(`${at.path}/${place}`, 2, "--target", target));
  }
  const report = `${at.path}/all`;
  const { code, stdout, stderr } = await loginspec(
    "merge",
    ...folders,
    "--no-history",
    "--report",
    report,
  );
  assertEquals(code, 1, stderr);
  // Of what is red each first failure, from the record, and how to see it again.
  assertStringIncludes(stdout, "DEVIATES route.account-alias");
  const [, id = "", of] = /replay "(\S+)" --report "(\S+)"/.exec(stdout) ?? [];
  assertEquals(of, `${report}/mutant-account-alias-skipped`);
  const again = await loginspec("replay", id, "--report", of ?? "");
  assertEquals(again.code, 1, again.stderr);
  assertEquals(stdout.match(/^\S+: \d+ conform/gm)?.length, 2, stdout);
  const found = [...Deno.readDirSync(report)].map(({ name }) => name).sort();
  assertEquals(found, [
    "comparison.json",
    "comparison.md",
    "index.html",
    "mutant-account-alias-skipped",
    "reference",
  ]);
  assertEquals(retell(`${report}/reference`).summary.verdicts.deviates, 0);
  const comparison = Deno.readTextFileSync(`${report}/comparison.md`);
  for (const name of names) assertStringIncludes(comparison, name);
  assert(!comparison.includes("Not all of it was run"));
  // What was merged is a run like any other.
  const { code: on } = await loginspec(
    ...["merge", `${report}/reference`, "--report", `${at.path}/on`, "--json"],
  );
  assertEquals(on, 0);
});

Deno.test("a listed deviation that a shard does not show is gone only where no shard does", async () => {
  using at = folder();
  const list = `${at.path}/known.yaml`;
  Deno.writeTextFileSync(
    list,
    `deviations:
  - { clause: route.account-alias, protocol: [pop3, imap], way: refuses, reason: it is a mutant }
  - { clause: name.percent, protocol: pop3, way: refuses, reason: it was so once }
`,
  );
  const wrong = ["--target", "mutant:account-alias-skipped", "--deviations", list];
  const folders = await shards(at.path, 3, ...wrong);
  assertEquals(folders.map((shard) => retell(shard).summary.verdicts.stale), [0, 0, 0]);
  const pruned = await loginspec("deviations", "prune", list, folders[0] ?? "");
  assertEquals(pruned.code, 2);
  assertStringIncludes(pruned.stderr, "it is shard 1 of 3");
  // As the shards had it: the file may be elsewhere by then.
  Deno.removeSync(list);
  const merged = async (...more: readonly string[]) => {
    const report = `${at.path}/all`;
    await loginspec("merge", ...folders, "--report", report, "--no-history", "--json", ...more);
    return retell(report).summary.verdicts;
  };
  const { known, stale } = await merged();
  assertGreater(known, 0);
  assertEquals(stale, 1);
  const without = await merged("--no-deviations");
  assertEquals([without.known, without.stale], [0, 0]);
});

Deno.test("what is merged is not written over", async () => {
  using at = folder();
  const [first = ""] = await shards(at.path, 1, "--target", "reference", "--only", "name.full");
  const before = recordAt(first);
  const { code, stderr } = await loginspec("merge", first, "--report", `${first}/.`);
  assertEquals([code, recordAt(first)], [2, before]);
  assertStringIncludes(stderr, "one of the folders that are merged");
  // Elsewhere it may go.
  record(`${at.path}/copy`, before);
});
