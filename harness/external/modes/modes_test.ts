import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { CLAUSE_IDS, CLAUSES } from "../../../fixtures/clauses/mod.ts";
import { accountsOf } from "../../../fixtures/deployment.ts";
import { workedExampleSharedPassword as world } from "../../../fixtures/worked_example.ts";
import { openStore } from "../../../reference/store/mod.ts";
import { plan } from "../../../scenarios/plan.ts";
import { ALL as KINDS } from "../../../scenarios/sequences/mod.ts";
import type { Entry } from "../../run/entry.ts";
import { execute } from "../../run/execute.ts";
import { worldsOf } from "../../run/group.ts";
import { makeSequence } from "../../sequences/make.ts";
import { referenceTarget } from "../../targets/reference.ts";
import type { Mode } from "../target_file.ts";
import { allowed, DEEDS, leftOut } from "./deeds.ts";

const base64 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("base64");

/** All that the accounts own. */
function owned(dir: string) {
  const store = openStore({ dir });
  try {
    store.provision(world);
    return accountsOf(world).map(({ fullName }) => {
      const { mail, files, roster } = store.account(fullName);
      return {
        fullName,
        mailboxes: mail.list().map((state) => {
          const box = mail.open(state.name);
          const messages = box?.messages() ?? [];
          return {
            state,
            messages: messages.map((one) => ({ ...one, content: base64(box?.content(one.uid)) })),
          };
        }),
        subscriptions: mail.subscriptions(),
        files: (files.list("/") ?? []).map((entry) => ({
          entry,
          content: base64(files.read(`/${entry.name}`)),
        })),
        roster: roster.items(),
      };
    });
  } finally {
    store.close();
  }
}

/** Every login of the smoke profile to one deployment, with all probes. */
async function ran(dir: string, mode: Mode): Promise<Entry[]> {
  const entries: Entry[] = [];
  const target = referenceTarget({ dataDir: dir });
  const { scenarios } = plan({ seed: 1, profile: "smoke", protocols: target.offers });
  const worlds = worldsOf(scenarios.filter(({ deployment }) => deployment.name === world.name));
  await execute({
    target,
    worlds,
    jobs: 8,
    timeout: 10_000,
    mode,
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  return entries;
}

const findings = (entries: readonly Entry[], id: string) =>
  new Set(entries.flatMap((one) => one.type === "probe" && one.id === id ? [one.finding] : []));

Deno.test("in the mode read-only the accounts own afterwards what they owned before, flags and all", async () => {
  const dir = await Deno.makeTempDir({ prefix: "loginspec-modes-" });
  try {
    const before = owned(dir);
    assert(before.every(({ files, roster }) => files.length > 0 && roster.length > 0));
    const entries = await ran(dir, "read-only");
    assert(entries.filter(({ type }) => type === "login").length > 50);
    assertEquals([...findings(entries, "probe:login-first")], ["kept"]);
    for (const probe of ["probe:injection", "probe:challenge"]) {
      assertEquals([...findings(entries, probe)], ["notOffered"], probe);
    }
    assertEquals(owned(dir), before);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
});

Deno.test("what a mode leaves out says so, and why; without a mode nothing is left out", () => {
  assertEquals(
    leftOut("sequence:delivery", "read-only"),
    "not made in the mode read-only: it delivers mail (mode normal)",
  );
  assertEquals(leftOut("sequence:delivery", "normal"), undefined);
  for (const check of Object.keys(DEEDS)) {
    assert(leftOut(check, "read-only") !== undefined, check);
    assertEquals(leftOut(check, "intrusive"), undefined);
    assertEquals(leftOut(check, undefined), undefined);
  }
});

Deno.test("what the modes speak of are checks that there are", () => {
  const there: readonly string[] = CLAUSE_IDS.flatMap((id) => {
    const { tested } = CLAUSES[id];
    return "by" in tested ? tested.by : [];
  });
  assertEquals(Object.keys(DEEDS).filter((check) => !there.includes(check)), []);
});

Deno.test("every kind of sequence but logins alone is left out where nothing may be written", async () => {
  for (const { id, clauses } of KINDS) {
    if (id === "isolation") continue;
    const { findings } = await makeSequence(
      { id: `${id}/0`, kind: id, deployment: world, seed: 1, runs: 1 },
      // Nothing is dialled.
      {
        endpoints: [],
        zone: { resolve: () => Promise.resolve([]), [Symbol.asyncDispose]: async () => {} },
        trust: { kind: "nothing" },
        accountOf: () => undefined,
        timeout: 1,
        mode: "read-only",
      },
      {},
    );
    assertEquals(findings.map(({ clause, finding }) => `${clause} ${finding}`), [
      ...clauses.map((clause) => `${clause} notOffered`),
    ], id);
  }
});

Deno.test("of what is tried before a login a server that would do it is spared what changes something", () => {
  const commands = ["STAT", "DELE 1", "DELE x", "NEWPASS loginspec", "TURN", "ATRN a.example"];
  assertEquals(allowed(commands, "read-only"), ["STAT"]);
  assertEquals(allowed(commands, "normal"), commands);
});
