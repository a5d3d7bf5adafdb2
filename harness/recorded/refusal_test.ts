import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { folder } from "../cli/_loginspec.ts";
import { record, recordAt, shards } from "./_shards.ts";
import { merge } from "./merge.ts";

const problemsOf = (...folders: readonly string[]): readonly string[] => {
  const merging = merge(folders, { partial: false });
  return merging.kind === "refused" ? merging.problems : [];
};

Deno.test("shards that do not belong together are refused, with both folders and what parts them", async () => {
  using at = folder();
  const [first = "", second = ""] = await shards(
    ...[at.path, 2, "--target", "reference", "--only", "name.full"] as const,
  );
  assertEquals(problemsOf(first, second), []);
  const text = recordAt(second);
  const changed = (from: string | RegExp, to: string) => {
    const other = text.replace(from, to);
    assert(other !== text, `${from} is not there`);
    return problemsOf(first, record(`${at.path}/other`, other)).join("\n");
  };
  const cases: readonly (readonly [from: string | RegExp, to: string, says: string])[] = [
    [/"version":"[^"]*"/, '"version":"9.9.9"', "the version is"],
    [/"clauses":"[^"]*"/, '"clauses":"0123"', "the register of clauses is"],
    ['"seed":1', '"seed":2', "the seed is 1 in the one and 2 in the other"],
    ['"profile":"smoke"', '"profile":"standard"', "the profile is smoke"],
    ['"only":["pop3","imap","name.full"]', '"only":["pop3"]', "--only is pop3,imap,name.full"],
    ['"skip":[]', '"skip":["ldap"]', "--skip is nothing in the one and ldap in the other"],
    ['"trust":"authorities"', '"trust":"nothing"', "how certificates were checked"],
    ['"trust":"authorities"', '"trust":"authorities","mode":"read-only"', "the mode is"],
    [/"plan":"[^"]*"/, '"plan":"0123"', "the digest of the plan"],
    ['"index":2,"of":2', '"index":2,"of":3', "the number of shards is 2 in the one and 3"],
    ['"index":2', '"index":1', "both are shard 1 of 2"],
    [
      /("worlds":\[[^\]]*\])/,
      '$1,"balancedBy":"0123"',
      "the durations that shards were balanced by",
    ],
    [
      /"worlds":\[[^\]]*\]/,
      '"worlds":["elsewhere"]',
      "their deployments are not those of the plan",
    ],
    ['"server":{', '"server":{"version":"2.3",', ""],
    [
      /"deviations":\[\]/,
      '"deviations":[{"clause":["*"],"way":"refuses","reason":"so it is","file":"a.yaml","line":2}]',
      "different deviations files",
    ],
  ];
  for (const [from, to, says] of cases) {
    const problems = changed(from, to);
    assertStringIncludes(problems, says);
    // Nothing is known of the other's version.
    if (says === "") assertEquals(problems, "");
    else {
      for (const one of [first, `${at.path}/other`]) assertStringIncludes(problems, one);
    }
  }
  const versions = [first, second].map((shard, at) =>
    record(`${shard}-of`, recordAt(shard).replace('"server":{', `"server":{"version":"2.${at}",`))
  );
  assertStringIncludes(
    problemsOf(...versions).join(),
    "the server's version is 2.0 in the one and 2.1",
  );
  const [here = "", there = ""] = [first, second].map((shard, at) =>
    record(`${shard}-at`, recordAt(shard).replace('"reference"', `"/${at}/mail.yaml"`))
  );
  assertStringIncludes(
    problemsOf(here, there).join("\n"),
    "/0/mail.yaml and /1/mail.yaml count as two targets, since their paths differ",
  );
  assertStringIncludes(problemsOf(first, second, first).join(), `${first} is named twice`);
});
