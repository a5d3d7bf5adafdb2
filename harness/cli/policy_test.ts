import { assertEquals, assertThrows } from "@std/assert";
import { Command } from "commander";
import type { Reason } from "../judge/policy.ts";
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
