import { assert, assertEquals, assertGreater } from "@std/assert";
import { judgeRun } from "../judge/run.ts";
import { referenceTarget } from "../targets/reference.ts";
import { made, small } from "../uneven/_made.ts";

Deno.test("the first login of each clause and protocol that came out well has its talk in the record, and no other", async () => {
  const plan = small("pop3", "imap");
  const { entries } = await made(referenceTarget(), plan);
  const shown = new Set(
    entries.flatMap((entry) =>
      entry.type === "login" && entry.role === "scenario" && entry.transcript ? [entry.id] : []
    ),
  );
  const decided = judgeRun(plan, entries).results.filter(({ check }) => check === "decide");
  const cells = Map.groupBy(decided, ({ clause, protocol }) => `${clause} ${protocol}`);
  assertGreater(cells.size, 8);
  for (const [cell, of] of cells) {
    assertEquals(of.filter(({ id }) => shown.has(id)).length, 1, cell);
  }
  const talks = decided.flatMap(({ id, login }) => shown.has(id) ? [login?.transcript ?? []] : []);
  assert(talks.every((talk) => talk.length > 1));
});
