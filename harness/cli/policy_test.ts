import { assertEquals, assertMatch, assertStringIncludes, assertThrows } from "@std/assert";
import { Command } from "commander";
import type { Reason } from "../judge/policy.ts";
import { packed } from "../page/_packs.ts";
import { folder, loginspec } from "./_loginspec.ts";
import { policyOf, policyOptions } from "./policy.ts";

/** The reasons that a command line comes to. */
const reasons = (...args: readonly string[]) => {
  const command = policyOptions(new Command().exitOverride().configureOutput({ writeErr() {} }));
  return [...policyOf(command.parse(args, { from: "user" }).opts())];
};
const USUAL: Reason[] = ["deviates", "stale", "unproven", "lost"];

Deno.test("a run fails on what deviates, is stale, unproven or lost, where nobody says more", () => {
  assertEquals(reasons(), USUAL);
});

Deno.test("--fail-on says all that a run fails on", () => {
  assertEquals(reasons("--fail-on", "differs, known"), ["differs", "known"]);
  assertEquals(reasons("--fail-on", "never"), []);
});

Deno.test("--strict adds what differs", () => {
  assertEquals(reasons("--strict"), [...USUAL, "differs"]);
  assertEquals(reasons("--strict", "--fail-on", "lost"), ["lost", "differs"]);
});

for (
  const [what, typed, said] of [
    ["an unknown reason", "deviate", /"deviate" is no reason\. Did you mean deviates\?/],
    ["no reason at all", " ,", /names nothing/],
    ["never beside another", "never,lost", /never stands alone/],
  ] as const
) {
  Deno.test(`${what} in --fail-on is refused`, () => {
    const { message } = assertThrows(() => reasons("--fail-on", typed), Error);
    assertEquals(said.test(message), true, message);
  });
}

Deno.test("what is red by --fail-on is red in the reports too, and the page knows the folder", async () => {
  using at = folder();
  const [target, report] = ["mutant:percent-is-a-letter", `${at.path}/out`];
  const only = ["--profile", "smoke", "--only", "name.percent", "--only", "imap"];
  const run = (...more: readonly string[]) =>
    loginspec("run", "--target", target, ...only, "--report", report, "--no-history", ...more);
  const read = (name: string) => Deno.readTextFileSync(`${report}/${name}`);
  assertEquals((await run()).code, 1);
  assertStringIncludes(read("index.html"), "</span> Deviates</h1>");
  assertStringIncludes(packed(read("index.html")), `--report \\"${report}\\"`);
  assertMatch(read("junit.xml"), /failures="1"/);
  assertEquals((await run("--fail-on", "never")).code, 0);
  assertStringIncludes(read("index.html"), "--fail-on never");
  assertMatch(read("junit.xml"), /failures="0"/);
  const merged = await loginspec(
    ...["merge", report, "--report", `${at.path}/merged`, "--fail-on", "never", "--no-history"],
  );
  assertEquals(merged.code, 0);
  assertMatch(Deno.readTextFileSync(`${at.path}/merged/junit.xml`), /failures="0"/);
});
