import { Buffer } from "node:buffer";
import { assert, assertEquals } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { plan } from "../../scenarios/plan.ts";
import { judgeRun } from "../judge/run.ts";
import { ALL as MUTANTS } from "../mutants/mod.ts";
import { type Mutant, RED } from "../mutants/mutant.ts";
import type { Entry } from "../run/entry.ts";
import { execute } from "../run/execute.ts";
import { worldsOf } from "../run/group.ts";
import { referenceTarget } from "../targets/reference.ts";
import { failureText } from "./failure.ts";
import { ALL as REPORTS } from "./mod.ts";
import type { Report, Told } from "./report.ts";
import { summarise } from "./summary.ts";

const small = plan({
  seed: 1,
  profile: "smoke",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  select: { cell: ({ form }) => ["simple", "at", "percent", "account-alias"].includes(form) },
});

/** All that a run against a wrong server writes. */
async function written(mutant: Mutant): Promise<{ text: string; failures: number }> {
  const entries: Entry[] = [];
  await execute({
    target: referenceTarget(mutant.wrong(() => {})),
    worlds: worldsOf(small.scenarios),
    jobs: 8,
    timeout: 5000,
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  const judged = judgeRun(small, entries);
  const { results, followed } = judged;
  const told: Told = {
    ...judged,
    summary: summarise({
      target: "reference",
      plan: small,
      entries,
      results,
      followed,
      durationMs: 1,
    }),
    only: [],
    skip: [],
    startedAt: "2026-01-01T00:00:00Z",
    version: "0",
  };
  const red = results.filter(({ verdict }) => RED.has(verdict));
  const reports: readonly Report[] = REPORTS;
  const text = [
    ...entries.map((entry) => JSON.stringify(entry)),
    ...reports.map(({ write }) => write(told)),
    ...red.map((failure) => failureText(failure, { replay: failure.id })),
  ].join("\n");
  return { text, failures: red.length };
}

/** Every password of the plan, and what SASL PLAIN makes of it. */
const secrets = [
  ...new Set(
    small.scenarios.flatMap(({ deployment, attempt, password }) => [
      ...accountsOf(deployment).map(({ account }) => account.password),
      ...password.length < 9
        ? []
        : [Buffer.from(`\0${attempt.login}\0${password}`).toString("base64")],
    ]),
  ),
].flatMap((secret) => [secret, Buffer.from(secret).toString("base64")]);

for (const id of ["percent-is-a-letter", "accepts-everything", "success-without-session"]) {
  Deno.test(`no password is in the record, the reports or the failures: ${id}`, async () => {
    const mutants: readonly Mutant[] = MUTANTS;
    const mutant = mutants.find((one) => one.id === id);
    assert(mutant);
    const { text, failures } = await written(mutant);
    assert(failures > 10);
    assertEquals(secrets.filter((secret) => text.includes(secret)).length, 0);
  });
}
