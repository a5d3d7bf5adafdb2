import { assert, assertEquals, assertGreater } from "@std/assert";
import { Buffer } from "node:buffer";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import { judgeRun } from "../judge/run.ts";
import { referenceTarget } from "../targets/reference.ts";
import { exemplarsOf } from "./exemplars.ts";
import { made, small } from "../uneven/_made.ts";

Deno.test("the first login of each clause and protocol has its talk in the record, whatever was faster", async () => {
  const plan = small("pop3", "imap");
  const { entries } = await made(referenceTarget(), plan);
  const shown = new Set(
    entries.flatMap((entry) =>
      entry.type === "login" && entry.role === "scenario" && entry.transcript ? [entry.id] : []
    ),
  );
  const decided = judgeRun(plan, entries).results.filter(({ check }) => check === "decide");
  const cells = Map.groupBy(decided, ({ clause, protocol }) => `${clause} ${protocol}`);
  assertEquals(shown, exemplarsOf(plan));
  assertGreater(cells.size, 8);
  for (const [cell, of] of cells) {
    assert(of.some(({ id }) => shown.has(id)), cell);
  }
  const talks = decided.flatMap(({ id, login }) => shown.has(id) ? [login?.transcript ?? []] : []);
  assert(talks.every((talk) => talk.length > 1));
});

Deno.test("no password is in a talk that is kept, over any protocol", async () => {
  const plan = small(...LOGINS);
  const { entries } = await made(referenceTarget(), plan);
  const planned = new Map(plan.scenarios.map((scenario) => [scenario.id, scenario]));
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const shown = new Set<string>();
  for (const entry of entries) {
    if (entry.type !== "login" || entry.role !== "scenario" || !entry.transcript) continue;
    const { deployment, password, attempt } = planned.get(entry.id)!;
    shown.add(attempt.protocol);
    const talk = entry.transcript.join("\n");
    const secrets = [password, ...accountsOf(deployment).map(({ account }) => account.password)]
      // What is shorter may stand in any word.
      .filter(({ length }) => length >= 6)
      .flatMap((one) => [
        ...[one, encodeURIComponent(one), base64(one)],
        base64(`\0${attempt.login}\0${one}`),
      ]);
    assertEquals(secrets.filter((secret) => talk.includes(secret)).length, 0, entry.id);
  }
  assertEquals([...shown].sort(), [...LOGINS].sort());
});
