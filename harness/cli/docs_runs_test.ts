import { assertEquals, assertStringIncludes } from "@std/assert";
import { RECORD } from "../run/journal.ts";
import { lackOf } from "./docs_runs.ts";
import { EXIT } from "./exit.ts";
import { folder, loginspec } from "./_loginspec.ts";

const SHARD = ["run", "--target=reference", "--profile=smoke", "--only=pop3", "--shard=1/8"];

/** No table is made, and why not is told. */
async function refused(from: string, ...words: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await loginspec("docs", "table", "matrix", "--from", from);
  assertEquals([code, stdout], [EXIT.usage, ""], stderr);
  for (const word of [from, ...words]) assertStringIncludes(stderr, word);
}

Deno.test("no table is made of a shard alone, nor of a run that was interrupted", async () => {
  using at = folder();
  await loginspec(...SHARD, "--no-history", "--json", "--report", at.path);
  await refused(at.path, "shard 1 of 8", "loginspec merge");

  const path = `${at.path}/${RECORD}`;
  const [header = "", ...entries] = Deno.readTextFileSync(path).trimEnd().split("\n");
  const { shard: _, ...whole } = JSON.parse(header);
  const going = entries.filter((entry) => JSON.parse(entry).type !== "end");
  Deno.writeTextFileSync(path, [JSON.stringify(whole), ...going, ""].join("\n"));
  await refused(at.path, "interrupted", "--resume");
});

Deno.test("a run that came to its end lacks nothing", () => {
  assertEquals(lackOf({}), undefined);
  assertEquals(lackOf({ stopped: "it is gone" })?.problem.includes("it is gone"), true);
});
