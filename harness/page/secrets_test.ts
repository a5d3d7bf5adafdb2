import { Buffer } from "node:buffer";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { plan } from "../../scenarios/plan.ts";
import { judgeRun } from "../judge/run.ts";
import mutant from "../mutants/server/accepts_everything.ts";
import type { Entry } from "../run/entry.ts";
import { execute } from "../run/execute.ts";
import { worldsOf } from "../run/group.ts";
import { referenceTarget } from "../targets/reference.ts";
import { packed } from "./_packs.ts";
import { toldOf } from "./_told.ts";
import { page } from "./mod.ts";

const small = plan({
  seed: 1,
  profile: "smoke",
  protocols: ["imap", "xmpp"],
  select: { cell: ({ form }) => ["at", "percent"].includes(form) },
});

/** Every password of the plan, and what SASL PLAIN makes of those that are sent. */
const secrets = new Set(small.scenarios.flatMap(({ deployment, attempt, password }) => [
  ...accountsOf(deployment).map(({ account }) => account.password),
  ...password.length < 9 ? [] : [Buffer.from(`\0${attempt.login}\0${password}`).toString("base64")],
]));

Deno.test("no password is in the talks of a wrong server, as the page packs and draws them", async () => {
  const entries: Entry[] = [];
  await execute({
    target: referenceTarget(mutant.wrong(() => {})),
    worlds: worldsOf(small.scenarios),
    jobs: 8,
    timeout: 5000,
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  const { results } = judgeRun(small, entries);
  assert(results.some(({ verdict }) => verdict === "deviates"));
  const html = page(toldOf(results));
  const inside = packed(html);
  assertStringIncludes(inside, "C: ");
  assertEquals([...secrets].filter((secret) => (html + inside).includes(secret)), []);
});
