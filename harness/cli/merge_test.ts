import { assertEquals, assertStringIncludes } from "@std/assert";
import { folder, loginspec } from "./_loginspec.ts";

const SMALL = ["--profile", "smoke", "--only", "name.explicit-wins,pop3", "--no-history"];

const namesIn = (at: string) => [...Deno.readDirSync(at)].map(({ name }) => name).sort();

Deno.test("where one target is merged and then several, and then one, the folder tells of the last merge alone", async () => {
  using at = folder();
  const targets = ["reference", "mutant:account-alias-skipped"];
  const runs = targets.map((_, place) => `${at.path}/${place}`);
  for (const [place, target] of targets.entries()) {
    await loginspec("run", ...SMALL, "--target", target, "--report", runs[place]!);
  }
  const mix = `${at.path}/mix`;
  const merge = async (...folders: readonly string[]) => {
    const { code, stderr } = await loginspec("merge", ...folders, "--no-history", "--report", mix);
    assertEquals(code, 0, stderr);
    return namesIn(mix);
  };
  const one = await merge(runs[0]!);
  assertEquals(one.includes("run.json"), true);
  const several = ["comparison.json", "comparison.md", "index.html"];
  assertEquals(await merge(...runs), [...several, "mutant-account-alias-skipped", "reference"]);
  const compared = await loginspec("diff", mix, runs[0]!);
  assertEquals(compared.code, 2);
  assertEquals(await merge(`${mix}/reference`), [...one, "reference"].sort());
  // Its own source was spared.
  assertStringIncludes(namesIn(`${mix}/reference`).join(), "run.ndjson");
});
