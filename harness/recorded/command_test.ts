import { assertEquals, assertStringIncludes } from "@std/assert";
import { folder } from "../cli/_loginspec.ts";
import type { Header } from "../run/entry.ts";
import { record, recordAt, shards } from "./_shards.ts";
import { commandOf } from "./command.ts";
import { merge } from "./merge.ts";

const HEADER: Header = {
  ...{ type: "run", version: "0.1.0", target: "our mail.yaml", seed: 7, profile: "smoke" },
  ...{ only: ["name.*"], skip: [], plan: "0123", startedAt: "2030-01-01T00:00:00.000Z" },
  ...{ trust: "authorities", mode: "read-only" },
  shard: { index: 1, of: 3, worlds: [], balancedBy: "4567" },
};

const said = (more: Partial<Header>, deviations?: readonly string[] | "none") =>
  commandOf({ ...HEADER, ...more }, { index: 2, report: "x", deviations });

Deno.test("a shard is made again as the others were, as far as their records tell", () => {
  assertEquals(
    said({}),
    "loginspec run --target 'our mail.yaml' --seed 7 --profile smoke --only 'name.*' --mode read-only --shard 2/3 --durations EARLIER --report x",
  );
  assertStringIncludes(said({ trust: "nothing" }), " --insecure ");
  assertStringIncludes(said({ trust: "fingerprint" }), " --pin FINGERPRINT ");
  assertStringIncludes(
    said({}, ["a.yaml", "b c.yaml"]),
    " --deviations a.yaml --deviations 'b c.yaml' ",
  );
  assertStringIncludes(said({}, "none"), " --no-deviations ");
});

Deno.test("the remedy for a missing or killed shard names the files that the others were judged by", async () => {
  using at = folder();
  const list = `${at.path}/known.yaml`;
  Deno.writeTextFileSync(
    list,
    'deviations:\n  - { clause: "*", way: refuses, sometimes: true, reason: it is so }\n',
  );
  const [first = "", second = ""] = await shards(
    ...[at.path, 2, "--target", "reference", "--only", "name.full", "--deviations", list] as const,
  );
  const problems = (...folders: readonly string[]) => {
    const merging = merge(folders, { partial: false });
    return merging.kind === "refused" ? merging.problems.join("\n") : "";
  };
  assertStringIncludes(problems(first), `--deviations ${list} --report FOLDER`);
  const killed = record(`${at.path}/killed`, recordAt(second).replace(/.*"type":"end".*\n/, ""));
  assertStringIncludes(problems(first, killed), `--deviations ${list} --resume`);
});
