import { createHash } from "node:crypto";
import { assert, assertEquals, assertGreaterOrEqual, assertNotEquals } from "@std/assert";
import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../fixtures/clauses/mod.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { cellKey } from "./draw/id.ts";
import { ALL as FORMS } from "./forms/mod.ts";
import { plan } from "./plan.ts";
import { cellsOf } from "./plan/cells.ts";
import { decided } from "./plan/count.ts";
import { ADDRESS_KINDS, CREDENTIALS, TARGET_KINDS } from "./scenario.ts";

const protocols = ["pop3", "imap", "ftp", "xmpp"] as const;
const standard = plan({ seed: 1, profile: "standard", protocols });
const smoke = plan({ seed: 1, profile: "smoke", protocols });
const answers = standard.scenarios.map(decided);

const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

Deno.test("the same seed gives the same bytes, another seed others", () => {
  const again = plan({ seed: 1, profile: "smoke", protocols });
  assertEquals(digest(again), digest(smoke));
  assertNotEquals(digest(plan({ seed: 2, profile: "smoke", protocols })), digest(smoke));
});

Deno.test("ids are unique, those of relations too", () => {
  const ids = [
    ...standard.scenarios,
    ...standard.relations.flatMap(({ others }) => others),
  ].map(({ id }) => id);
  const planned = standard.scenarios.map(({ id }) => id);
  assertEquals(new Set(planned).size, planned.length);
  // A relation's other may be a planned login by itself: then it is the same login.
  for (const { base, others } of standard.relations) {
    assert(planned.includes(base));
    assert(others.every(({ id }) => id !== base && ids.includes(id)));
  }
});

Deno.test("a form more leaves the ids of the walk as they are", () => {
  const fewer = FORMS.filter(({ id }) => id !== "detail" && id !== "percent");
  const without = plan({ seed: 1, profile: "smoke", protocols: ["imap"], forms: fewer });
  const ids = new Set(
    plan({ seed: 1, profile: "smoke", protocols: ["imap"] }).scenarios
      .map(({ id }) => id),
  );
  const walked = new Set(cellsOf("smoke", ["imap"], fewer).map(cellKey));
  const kept = without.scenarios.filter(({ id }) => ids.has(id));
  assertGreaterOrEqual(kept.length, walked.size);
});

Deno.test("the worked example comes first, with every row of its table in every protocol", () => {
  assertEquals(standard.deployments[0], workedExample);
  const rows = standard.scenarios.slice(0, 5 * protocols.length).map((scenario) => {
    const { attempt, serverSetting } = scenario;
    const { outcome } = decided(scenario).decision;
    const opens = outcome.kind === "opened" ? outcome.account : outcome.kind;
    return `${attempt.protocol} ${serverSetting} ${attempt.login} ${attempt.address} ${opens}`;
  });
  for (const protocol of ["pop3", "imap", "ftp"]) {
    assertEquals(rows.filter((row) => row.startsWith(`${protocol} `)), [
      `${protocol} company.com info 127.0.0.1 info@company.com`,
      `${protocol} client1.com info 127.0.1.1 info@client1.com`,
      `${protocol} client2.com info 127.0.0.1 refused`,
      `${protocol} client2.com info 127.0.0.1 info@company.com`,
      `${protocol} client2.com info%client2.com 127.0.0.1 info@client2.com`,
    ]);
  }
});

Deno.test("every cell of each profile is walked", () => {
  for (const [profile, { scenarios }] of Object.entries({ smoke, standard })) {
    const walked = new Set(scenarios.map(({ cell }) => cellKey(cell)));
    const wanted = cellsOf(profile as "smoke" | "standard", protocols, FORMS).map(cellKey);
    assertEquals(wanted.filter((key) => !walked.has(key)), []);
  }
});

Deno.test("standard has each form of each protocol on every address, with every credential, for every target", () => {
  const met = new Set(standard.scenarios.flatMap(({ cell }) => {
    const place = `${cell.protocol} ${cell.form}`;
    return [
      `${place} ${cell.address}`,
      `${place} ${cell.credential}`,
      `${place} to ${cell.target}`,
    ];
  }));
  for (const protocol of protocols) {
    for (const { id } of FORMS) {
      for (const part of [...ADDRESS_KINDS, ...CREDENTIALS]) {
        assert(met.has(`${protocol} ${id} ${part}`), `${protocol} ${id} ${part}`);
      }
    }
  }
  for (const { id } of FORMS) {
    for (const target of TARGET_KINDS) {
      assert(met.has(`xmpp ${id} to ${target}`), `${id} ${target}`);
    }
  }
});

/** Clauses that decide fewer in some protocols, and why. */
const FEWER: Readonly<Partial<Record<ClauseId, { in: readonly Protocol[]; because: string }>>> = {
  "name.explicit-wins": {
    in: ["xmpp"],
    because: "the address has no say there: client.xmpp.qualified decides",
  },
  "access.service": {
    in: protocols,
    because: "services are seldom off in drawn deployments, so that most logins can open",
  },
};

Deno.test("each clause decides twenty scenarios or more in every protocol that it concerns", () => {
  const short = CLAUSE_IDS.flatMap((clause) => {
    const { tested, protocols: concerned } = CLAUSES[clause];
    if (!("by" in tested) || !tested.by.includes("decide")) return [];
    return protocols.filter((protocol) =>
      concerned.includes(protocol) && !FEWER[clause]?.in.includes(protocol)
    ).map((protocol) => ({
      protocol,
      clause,
      many: answers.filter((each) =>
        each.scenario.cell.protocol === protocol && each.clause === clause
      ).length,
    }));
  }).filter(({ many }) => many < 20);
  assertEquals(short, []);
});

Deno.test("at least 40 of 100 logins should open, in smoke too", () => {
  for (const { scenarios } of [smoke, standard]) {
    const opened = scenarios.filter((each) => decided(each).decision.outcome.kind === "opened");
    assertGreaterOrEqual(opened.length / scenarios.length, 0.4);
  }
});

Deno.test("the profiles are as large as they say", () => {
  const between = (least: number, many: number, most: number) =>
    assert(least <= many && many <= most, `${many}`);
  between(600, smoke.scenarios.length, 800);
  between(5000, standard.scenarios.length, 6000);
  between(1, standard.scenarios.filter(({ mechanism }) => mechanism.startsWith("SCRAM")).length, 6);
});

Deno.test("what comes before on a connection fails under its own name too", () => {
  const tried = standard.scenarios.flatMap(({ before, ...scenario }) =>
    (before ?? []).map(({ login, password }) =>
      decided({ ...scenario, password, attempt: { ...scenario.attempt, login } }).decision.outcome
    )
  );
  assertGreaterOrEqual(tried.length, 100);
  assert(tried.every((outcome) => outcome.kind === "refused" && outcome.class === "login"));
});

Deno.test("deployments have names of their own, and every server setting leads to the address", () => {
  const names = standard.deployments.map(({ name }) => name);
  assertEquals(new Set(names).size, names.length);
  for (const { deployment, serverSetting, attempt } of standard.scenarios) {
    const leadsTo = deployment.dns[serverSetting] ?? [serverSetting];
    assert(leadsTo.includes(attempt.address));
    assert(deployment.addresses.includes(attempt.address));
  }
});

Deno.test("a selection is a part of the whole plan", () => {
  const ids = new Set(smoke.scenarios.map(({ id }) => id));
  const chosen = plan({
    seed: 1,
    profile: "smoke",
    protocols,
    select: { cell: ({ form }) => form === "at", clause: (clause) => clause === "name.full" },
  });
  assertGreaterOrEqual(chosen.scenarios.length, 1);
  assert(chosen.scenarios.every(({ id, cell }) => ids.has(id) && cell.form === "at"));
  assert(chosen.scenarios.map(decided).every(({ clause }) => clause === "name.full"));
});
