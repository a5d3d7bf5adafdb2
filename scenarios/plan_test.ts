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
import { isOffered, MECHANISMS, securitiesOf } from "./offers.ts";
import { ADDRESS_KINDS, CREDENTIALS, HOST_KINDS, SETTING_KINDS, TARGET_KINDS } from "./scenario.ts";

const protocols = ["pop3", "imap", "ftp", "xmpp", "ximss", "web", "mapi"] as const;
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
  const ways = protocols.flatMap((protocol) =>
    securitiesOf(protocol).map((security) => `${protocol} ${security}`)
  );
  const rows = standard.scenarios.slice(0, 5 * ways.length).map((scenario) => {
    const { attempt, serverSetting, cell } = scenario;
    const { outcome, level } = decided(scenario).decision;
    const opens = outcome.kind === "opened" ? outcome.account : outcome.kind;
    const { protocol, login, address } = attempt;
    return `${protocol} ${cell.security}: ${serverSetting} ${login} ${address} ${opens} ${level}`;
  });
  for (const way of ways) {
    const [protocol = ""] = way.split(" ");
    const level = protocol === "ximss" ? "should" : "must";
    // What is sent beside the name decides for a simple one, the setting that was typed: user 3 has what she wanted.
    const told = ["xmpp", "web", "mapi"].includes(protocol);
    assertEquals(rows.filter((row) => row.startsWith(`${way}: `)), [
      `${way}: company.com info 127.0.0.1 info@company.com ${level}`,
      `${way}: client1.com info 127.0.1.1 info@client1.com ${level}`,
      `${way}: client2.com info 127.0.0.1 ${told ? "info@client2.com" : "refused"} ${level}`,
      `${way}: client2.com info 127.0.0.1 ${told ? "refused" : "info@company.com"} ${level}`,
      `${way}: client2.com info%client2.com 127.0.0.1 info@client2.com ${level}`,
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

Deno.test("standard has each form of each protocol on every address and with every credential", () => {
  const met = new Set(standard.scenarios.flatMap(({ cell }) => {
    const place = `${cell.protocol} ${cell.form}`;
    return [
      `${place} ${cell.address}`,
      `${place} ${cell.credential}`,
    ];
  }));
  for (const protocol of protocols) {
    for (const { id } of FORMS) {
      for (const part of [...ADDRESS_KINDS, ...CREDENTIALS]) {
        assert(met.has(`${protocol} ${id} ${part}`), `${protocol} ${id} ${part}`);
      }
    }
  }
});

/** The forms that people use. */
const LEADING = ["simple", "at", "percent"];

Deno.test("each two of a leading form's address, credential, security and hint meet, and every form comes by every security", () => {
  const met = new Set(standard.scenarios.flatMap(({ cell }) => {
    const { protocol, form, address, credential, security, target, host, setting } = cell;
    const hint = target ?? host ?? setting;
    const place = `${protocol} ${form}`;
    return [
      `${place} ${security}`,
      `${place} ${security} ${address}`,
      `${place} ${security} ${credential}`,
      `${place} ${security} ${hint}`,
      `${place} ${hint} ${address}`,
      `${place} ${hint} ${credential}`,
    ];
  }));
  const kinds = { xmpp: TARGET_KINDS, web: HOST_KINDS, mapi: SETTING_KINDS };
  const missing = protocols.flatMap((protocol) => {
    const hints: readonly string[] = protocol in kinds ? kinds[protocol as keyof typeof kinds] : [];
    const securities = securitiesOf(protocol);
    const cross = (some: readonly string[], others: readonly string[]) =>
      some.flatMap((one) => others.map((other) => `${one} ${other}`));
    return [
      ...cross(FORMS.map(({ id }) => id), securities).map((pair) => `${protocol} ${pair}`),
      ...LEADING.flatMap((form) =>
        [
          ...cross(securities, [...ADDRESS_KINDS, ...CREDENTIALS, ...hints]),
          ...cross(hints, [...ADDRESS_KINDS, ...CREDENTIALS]),
        ].map((pair) => `${protocol} ${form} ${pair}`)
      ),
    ];
  }).filter((pair) => !met.has(pair));
  assertEquals(missing, []);
});

/** Ways with fewer than two logins, and why. */
const FEW: Readonly<Record<string, string>> = {
  "xmpp SCRAM-SHA-1": "the library takes up to a second of CPU",
  "xmpp SCRAM-SHA-256": "an interpreter is started for each",
  "xmpp EXTERNAL": "an interpreter is started for each",
};

Deno.test("every mechanism comes twice with every security of its protocol, and once with what proves nothing", () => {
  const ways = Map.groupBy(
    standard.scenarios,
    ({ cell, mechanism }) => `${cell.protocol} ${mechanism} ${cell.security}`,
  );
  for (const protocol of protocols) {
    for (const mechanism of MECHANISMS[protocol] ?? []) {
      const least = FEW[`${protocol} ${mechanism}`] === undefined ? 2 : 1;
      for (const security of securitiesOf(protocol)) {
        if (!isOffered(mechanism, security)) continue;
        const way = `${protocol} ${mechanism} ${security}`;
        const opening = (ways.get(way) ?? []).filter((each) =>
          decided(each).decision.outcome.kind === "opened"
        );
        assertGreaterOrEqual(opening.length, least, way);
      }
      const refused = standard.scenarios.filter((each) =>
        each.cell.protocol === protocol && each.mechanism === mechanism &&
        decided(each).clause === "access.password"
      );
      assertGreaterOrEqual(refused.length, 1, `${protocol} ${mechanism}`);
    }
  }
});

Deno.test("EXTERNAL shows a certificate over TLS, and nothing else does", () => {
  for (const { mechanism, certificate, cell } of standard.scenarios) {
    assertEquals(certificate !== undefined, mechanism === "EXTERNAL");
    if (certificate !== undefined) assertNotEquals(cell.security, "plain");
  }
});

Deno.test("a TLS server name stands over TLS alone, and mostly agrees", () => {
  const indicating = standard.scenarios.filter(({ attempt }) => attempt.serverName !== undefined);
  assert(indicating.every(({ cell }) => cell.security !== "plain"));
  const disputed = answers.filter(({ decision }) => decision.trace.includes("address.sni"));
  const secured = standard.scenarios.filter(({ cell }) => cell.security !== "plain");
  assert(disputed.length < secured.length / 10, `${disputed.length} of ${secured.length}`);
});

Deno.test("one deployment is served in one way, some by one socket for all addresses", () => {
  const logins = [
    ...standard.scenarios,
    ...standard.observed,
    ...standard.relations.flatMap(({ others }) => others),
  ];
  const byDeployment = Map.groupBy(logins, ({ deployment }) => deployment.name);
  let mapped = 0;
  for (const [name, scenarios] of byDeployment) {
    const ways = new Set(scenarios.map(({ switches }) => JSON.stringify(switches)));
    assertEquals(ways.size, 1, name);
    if (scenarios[0]?.switches?.mapped) mapped++;
  }
  assertGreaterOrEqual(mapped, 2);
});

const XIMSS = "client.ximss decides there, and the address's clause stands in the trace";

/** Clauses that decide fewer in some protocols, and why. */
const FEWER: Readonly<Partial<Record<ClauseId, { in: readonly Protocol[]; because: string }>>> = {
  "name.explicit-wins": {
    in: ["xmpp", "web"],
    because: "the address has no say there: client.xmpp.qualified and client.web.full decide",
  },
  "address.assigned": { in: ["ximss"], because: XIMSS },
  "address.main": { in: ["ximss"], because: XIMSS },
  "address.unassigned": { in: ["ximss"], because: XIMSS },
  "address.several": { in: ["ximss"], because: XIMSS },
  "address.family": { in: ["ximss"], because: XIMSS },
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
  between(800, smoke.scenarios.length, 1100);
  between(6500, standard.scenarios.length, 8000);
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
