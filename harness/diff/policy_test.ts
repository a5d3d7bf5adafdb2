import { assertEquals } from "@std/assert";
import type { Recorded } from "../deviations/recorded.ts";
import type { Verdict } from "../judge/verdict.ts";
import { result, runOf } from "./_runs.ts";
import { difference } from "./difference.ts";
import { failures, policyOf, USUAL } from "./policy.ts";

/** What the usual policy does not let pass, as "2 new". */
const failing = (a: Recorded, b: Recorded, policy = USUAL) =>
  failures(difference({ path: "a", run: a }, { path: "b", run: b }, { strict: false }), policy)
    .map(({ what, count }) => `${count} ${what}`);

/** Three results, with these verdicts; an absent one was not run. */
const run = (
  verdicts: readonly (Verdict | undefined)[],
  more: Parameters<typeof runOf>[1] = {},
) =>
  runOf(
    verdicts.flatMap((verdict, at) =>
      verdict === undefined ? [] : [result(`${at} name.full pop3 ${verdict}`)]
    ),
    more,
  );

const RIGHT = run(["conforms", "conforms", "open"]);

Deno.test("what was proven and is not offered any more fails", () => {
  assertEquals(failing(RIGHT, run(["conforms", "notOffered", "notOffered"])), ["2 notOffered"]);
  assertEquals(failing(RIGHT, run(["conforms", "conforms", "open"])), []);
});

Deno.test("what was not proven before is not missed", () => {
  const before = run(["conforms", "unproven", "notOffered"]);
  assertEquals(failing(before, run(["conforms", "notOffered", "notOffered"])), []);
});

Deno.test("a run that proves nothing any more fails, whatever was asked of whom", () => {
  const nothing = ["notOffered", "notOffered", "notOffered"] as const;
  assertEquals(failing(RIGHT, run(nothing)), ["3 notOffered"]);
  assertEquals(failing(RIGHT, run([])), ["3 notOffered"]);
  assertEquals(failing(RIGHT, run(nothing, { summary: { target: "vsftpd" } })), ["3 notOffered"]);
  assertEquals(failing(RIGHT, run(nothing, { summary: { seed: 2 } })), ["1 notOffered"]);
  assertEquals(failing(run(nothing), run(nothing)), []);
});

Deno.test("another target, selection or seed offers something else, and that is no failure", () => {
  const less = ["conforms", "notOffered", undefined] as const;
  assertEquals(failing(RIGHT, run(less)), ["1 notOffered"]);
  for (
    const more of [{ summary: { target: "vsftpd" } }, { only: ["pop3"] }, { skip: ["imap"] }, {
      summary: { seed: 2 },
    }]
  ) assertEquals(failing(RIGHT, run(less, more)), []);
});

Deno.test("a policy is asked for by its words, and never stands alone", () => {
  const less = run(["conforms", "notOffered", undefined]);
  assertEquals(failing(RIGHT, less, policyOf(["missing", "notOffered"])), [
    "2 missing",
    "1 notOffered",
  ]);
  assertEquals(failing(RIGHT, less, policyOf(["never"])), []);
  assertEquals(policyOf(["never", "new"]), undefined);
  assertEquals(policyOf(["gone"]), undefined);
});
