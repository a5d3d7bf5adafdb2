import { assert, assertEquals, assertMatch } from "@std/assert";
import { loginspec } from "./_loginspec.ts";

const PLAN = ["plan", "--profile", "smoke", "--only", "share.*"];

Deno.test("a plan counts the sequences that a run would make, and their runs", async () => {
  const { code, stdout } = await loginspec(...PLAN, "--json");
  assertEquals(code, 0);
  const { deployments, logins, sequences, sequenceRuns } = JSON.parse(stdout);
  assertEquals(logins, 0);
  assert(sequences > 0 && deployments > 0, stdout);
  assert(sequenceRuns > sequences, stdout);
});

Deno.test("a plan tells them in words, too", async () => {
  const { stdout } = await loginspec(...PLAN);
  assertMatch(stdout, /sequences +[1-9]/);
  assertMatch(stdout, /sequenceRuns +[1-9]/);
});
