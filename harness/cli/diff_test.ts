import { assertEquals, assertMatch } from "@std/assert";
import Ajv from "ajv/dist/2020.js";
import { result, runOf } from "../diff/_runs.ts";
import schema from "../diff/diff.schema.json" with { type: "json" };
import { folder, loginspec } from "./_loginspec.ts";

const RIGHT = [result("1 name.full pop3 conforms"), result("2 name.full imap conforms")];
const WRONG = [RIGHT[0]!, result("2 name.full imap deviates", { why: "%c info%client2.com" })];

/** Two report folders, A right and B wrong. */
function reported(at: string): readonly [string, string] {
  for (const [name, results] of [["A", RIGHT], ["B", WRONG]] as const) {
    Deno.mkdirSync(`${at}/${name}`);
    Deno.writeTextFileSync(`${at}/${name}/run.json`, JSON.stringify(runOf(results)));
  }
  return [`${at}/A`, `${at}/B`];
}

Deno.test("a new failure ends by 1 and is told, and stdout has nothing besides the difference", async () => {
  using at = folder();
  const [a, b] = reported(at.path);
  const { code, stdout, stderr } = await loginspec("diff", a, `${b}/run.json`);
  assertEquals(code, 1);
  assertMatch(stdout, /^A {2}.*\n[^]*conforms -> deviates {2}2\n[^]*%c info%client2\.com/);
  assertMatch(stderr, /^Not passed, by --fail-on new,changed,unproven,notOffered: 1 new\.\n$/);
});

Deno.test("equal runs are the same, and end by 0, with or without a slash", async () => {
  using at = folder();
  const [, b] = reported(at.path);
  const { code, stdout, stderr } = await loginspec("diff", b, `${b}/`, "--fail-on", "new,readings");
  assertEquals([code, stderr], [0, ""]);
  assertMatch(stdout, /^Same: /m);
});

Deno.test("with --fail-on never a new failure ends by 0, and --json has the published shape", async () => {
  using at = folder();
  const [a, b] = reported(at.path);
  const { code, stdout } = await loginspec("diff", a, b, "--fail-on", "never", "--json");
  assertEquals(code, 0);
  const told = JSON.parse(stdout);
  const fits = new Ajv.default({ strict: false }).compile(schema);
  assertEquals([fits(told), fits.errors], [true, null]);
  assertEquals([told.counts.new, told.counts.same], [1, 1]);
  assertEquals(fits({ ...told, changes: [{ kind: "news" }] }), false);
});

Deno.test("what cannot be compared ends by 2, with the remedy", async () => {
  using at = folder();
  const [a, b] = reported(at.path);
  const none = await loginspec("diff", a, `${at.path}/none`);
  assertEquals([none.code, none.stdout], [2, ""]);
  assertMatch(none.stderr, /none: no run came to its end there\. Remedy: name a report folder/);
  const policy = await loginspec("diff", a, b, "--fail-on", "news");
  assertEquals(policy.code, 2);
  assertMatch(policy.stderr, /one of new, changed/);
});
