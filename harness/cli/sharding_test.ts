import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { RUN } from "../reports/run_schema.ts";
import { folder, loginspec } from "./_loginspec.ts";
import { Ended } from "./exit.ts";
import { partByEnvironment } from "./sharding.ts";

const env = (values: Readonly<Record<string, string>>) => (name: string) => values[name];

const PARTS: readonly (readonly [Record<string, string>, index: number, of: number])[] = [
  [{ CI_NODE_INDEX: "1", CI_NODE_TOTAL: "4" }, 1, 4],
  [{ CI_NODE_INDEX: "4", CI_NODE_TOTAL: "4" }, 4, 4],
  [{ JOB_COMPLETION_INDEX: "0", LOGINSPEC_SHARDS: "3" }, 1, 3],
  [{ JOB_COMPLETION_INDEX: "2", LOGINSPEC_SHARDS: "3" }, 3, 3],
  [{ LOGINSPEC_SHARD_INDEX: "0", LOGINSPEC_SHARDS: "2" }, 1, 2],
  // Ours count before those that an engine sets by itself; what is empty says nothing.
  [
    {
      ...{ LOGINSPEC_SHARD_INDEX: "1", LOGINSPEC_SHARDS: "2" },
      ...{ CI_NODE_INDEX: "3", CI_NODE_TOTAL: "9" },
    },
    2,
    2,
  ],
  // GitLab without `parallel`.
  [{ CI_NODE_TOTAL: "1" }, 1, 1],
  [{ LOGINSPEC_SHARD_INDEX: "", CI_NODE_INDEX: "3", CI_NODE_TOTAL: "9" }, 3, 9],
];

for (const [values, index, of] of PARTS) {
  Deno.test(`${JSON.stringify(values)} is shard ${index} of ${of}`, () => {
    assertEquals(partByEnvironment(env(values)), { index, of });
  });
}

const NOT_TOLD: readonly (readonly [Record<string, string>, ...says: string[]])[] = [
  [{}, "none of them is set", "LOGINSPEC_SHARD_INDEX", "CI_NODE_INDEX", "JOB_COMPLETION_INDEX"],
  [{ CI_NODE_TOTAL: "2" }, "CI_NODE_TOTAL is 2", "none is"],
  [{ LOGINSPEC_SHARDS: "1" }, "LOGINSPEC_SHARDS is 1", "none is"],
  [{ CI_NODE_INDEX: "1" }, "CI_NODE_INDEX is 1", "CI_NODE_TOTAL is missing"],
  [{ JOB_COMPLETION_INDEX: "0" }, "JOB_COMPLETION_INDEX is 0", "LOGINSPEC_SHARDS is missing"],
  [{ CI_NODE_INDEX: "0", CI_NODE_TOTAL: "4" }, "CI_NODE_INDEX is 0 and CI_NODE_TOTAL is 4"],
  [
    { JOB_COMPLETION_INDEX: "3", LOGINSPEC_SHARDS: "3" },
    "from 0 to one less than LOGINSPEC_SHARDS",
  ],
  [{ CI_NODE_INDEX: "5", CI_NODE_TOTAL: "4" }, "from 1 to CI_NODE_TOTAL"],
  [{ JOB_COMPLETION_INDEX: "1e0", LOGINSPEC_SHARDS: "3" }, "JOB_COMPLETION_INDEX is 1e0"],
];

for (const [values, ...says] of NOT_TOLD) {
  Deno.test(`${JSON.stringify(values)} does not tell a shard, and what is missing is said`, () => {
    const { message } = assertThrows(() => partByEnvironment(env(values)), Ended);
    for (const words of [...says, "Remedy: "]) assertStringIncludes(message, words);
  });
}

Deno.test("no part is 0/2, 3/2, 1 or a/b", async () => {
  for (const part of ["0/2", "3/2", "1", "a/b", "1/2/3", "1/"]) {
    const { code, stderr } = await loginspec("plan", "--profile", "smoke", "--shard", part);
    assertEquals(code, 2, part);
    assertStringIncludes(stderr, "1/4 for the first of four");
  }
});

Deno.test("an empty shard says so, and ends well", async () => {
  using at = folder();
  const { code, stderr } = await loginspec(
    ...["run", "--target", "reference", "--profile", "smoke", "--only", "ldap"],
    ...["--shard", "90/90", "--report", at.path, "--json"],
  );
  assertEquals(code, 0, stderr);
  assertStringIncludes(stderr, "Shard 90 of 90 is empty");
  assertStringIncludes(stderr, "nothing is proven by it");
  const run = RUN.parse(JSON.parse(Deno.readTextFileSync(`${at.path}/run.json`)));
  assertEquals([run.results.length, run.shard], [0, { index: 90, of: 90, worlds: 0 }]);
  assertStringIncludes(Deno.readTextFileSync(`${at.path}/matrix.md`), "Shard 90 of 90 is empty");
});

Deno.test("--durations takes another folder than --report, and one that has a record", async () => {
  using at = folder();
  const said = (...more: string[]) =>
    loginspec("run", "--target", "reference", "--profile", "smoke", "--report", at.path, ...more);
  const same = await said("--shard", "1/2", "--durations", `${at.path}/`);
  assertEquals(same.code, 2);
  assertStringIncludes(same.stderr, "--durations and --report both name");
  const empty = await said("--shard", "1/2", "--durations", `${at.path}/none`);
  assertEquals(empty.code, 2);
  assertStringIncludes(empty.stderr, "there is no record of a run");
  const alone = await said("--durations", at.path);
  assertEquals(alone.code, 2);
  assert([...Deno.readDirSync(at.path)].length === 0);
});

Deno.test("plan counts what a shard would do", async () => {
  const logins = async (...more: string[]) => {
    const { stdout } = await loginspec("plan", "--profile", "smoke", "--json", ...more);
    return JSON.parse(stdout).logins;
  };
  const [all, one, other] = await Promise.all([
    ...[logins(), logins("--shard", "1/2"), logins("--shard", "2/2")],
  ]);
  assertEquals(one + other, all);
});
