import { assert, assertEquals } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { plan } from "../../scenarios/plan.ts";
import { saying } from "../clients/_reference.ts";
import { judgeRun } from "../judge/run.ts";
import { referenceTarget } from "../targets/reference.ts";
import type { Entry } from "./entry.ts";
import { execute } from "./execute.ts";
import { worldsOf } from "./group.ts";

const NAMES_NOBODY = {
  smtp: [/Authenticated as \S+/, "Authentication successful"],
  pwd: [/^200 Hello, \S+/, "200 OK"],
} as const;

for (const protocol of ["smtp", "pwd"] as const) {
  Deno.test(`${protocol}: of a server that names nobody all but whose a shared password is can be told`, async () => {
    const all = plan({ seed: 1, profile: "smoke", protocols: [protocol] });
    const shared = all.scenarios.find(({ deployment }) => {
      const passwords = accountsOf(deployment).map(({ account }) => account.password);
      return new Set(passwords).size < passwords.length;
    });
    assert(shared);
    const scenarios = all.scenarios.filter(({ deployment }) => deployment === shared.deployment);
    const part = { ...all, scenarios, relations: [], sequences: [] };
    const entries: Entry[] = [];
    const [said, instead] = NAMES_NOBODY[protocol];
    await execute({
      target: referenceTarget({ wire: saying((text) => text.replace(said, instead)) }),
      worlds: worldsOf(scenarios),
      jobs: 4,
      timeout: 5000,
      seen: new Set(),
      record: (entry) => entries.push(entry),
    });
    const { results } = judgeRun(part, entries);
    assertEquals(
      results.filter(({ verdict }) => ["deviates", "differs", "unproven"].includes(verdict)),
      [],
    );
    assert(results.some(({ verdict }) => verdict === "conforms"));
  });
}
