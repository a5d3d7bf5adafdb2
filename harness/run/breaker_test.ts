import { assertEquals } from "@std/assert";
import type { Observation } from "../observation.ts";
import { Breaker } from "./breaker.ts";

const UNSHOWN: Observation = { kind: "unclear", because: "logged in, but saw no canary" };

/** A run of some protocols, of which the first ones let so many logins in, each one. */
function unshown(protocols: number, ...counts: readonly number[]) {
  const breaker = new Breaker(protocols);
  counts.forEach((count, at) => {
    const protocol = (["imap", "ftp", "pop3"] as const)[at]!;
    for (let made = 0; made < count; made++) breaker.unshown(protocol, UNSHOWN);
  });
  return breaker.stop;
}

Deno.test("a run in which no login shows whose account opened is stopped, and the target is there", () => {
  const { because = "", outOfReach } = unshown(1, 8) ?? {};
  assertEquals([because.includes("Remedy: "), because.includes("saw no canary")], [true, true]);
  assertEquals(outOfReach, undefined);
  assertEquals(unshown(1, 7), undefined);
});

Deno.test("where another protocol may show it more logins are waited for", () => {
  assertEquals(unshown(2, 31), undefined);
  assertEquals([unshown(2, 32), unshown(2, 4, 4)].map((stop) => stop !== undefined), [true, true]);
});

Deno.test("where one login opened the run goes on", () => {
  const breaker = new Breaker(1);
  breaker.opened("imap");
  for (let made = 0; made < 40; made++) breaker.unshown("imap", UNSHOWN);
  assertEquals(breaker.stop, undefined);
});
