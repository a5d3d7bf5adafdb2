import { Buffer } from "node:buffer";
import { assert, assertEquals } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { plan } from "../../scenarios/plan.ts";
import { judgeRun } from "../judge/run.ts";
import { ALL as MUTANTS } from "../mutants/mod.ts";
import { type Mutant, RED } from "../mutants/mutant.ts";
import type { Entry } from "../run/entry.ts";
import { execute } from "../run/execute.ts";
import { worldsOf } from "../run/group.ts";
import { referenceTarget } from "../targets/reference.ts";
import { harsh } from "./_told.ts";
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
  return { text: bare(text), failures: red.length };
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

/** A text with what formats write for signs that they cannot have as they stand: references, workflow escapes, backslashes. */
const bare = (text: string): string =>
  [
    text,
    text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))),
    text.replaceAll("%25", "%"),
    text.replaceAll('""', '"'),
    text.replace(
      /\\(?:u([0-9a-f]{4})|(["\\#/]))/gi,
      (_, code?: string, sign = "") =>
        code === undefined ? sign : String.fromCharCode(parseInt(code, 16)),
    ),
  ].join("\n");

/** With what each format writes otherwise. */
const LEAK = `p@s-s:%"\\'&<#`;

/** They tell of no single check: one has numbers alone, the other the reasons of what is known. */
const WITHOUT_CHECKS = ["badge", "asciidoc"];

Deno.test("what a check says is in every format: a password in it would be found", () => {
  const results = harsh.results.map((result) => ({ ...result, why: LEAK }));
  const reports: readonly Report[] = REPORTS;
  for (const { id, write } of reports) {
    const found = bare(write({ ...harsh, results })).includes(LEAK);
    assertEquals(found, !WITHOUT_CHECKS.includes(id), id);
  }
});

Deno.test("no format has a scenario's passwords, whatever the verdict", () => {
  const passwords = accountsOf(workedExample).map(({ account: { password } }) => password);
  const reports: readonly Report[] = REPORTS;
  for (const run of [harsh, { ...harsh, stopped: "no more", losses: ["it ended"] }]) {
    for (const { id, write } of reports) {
      const text = bare(write(run));
      assertEquals(passwords.filter((password) => text.includes(password)), [], id);
    }
  }
});

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
