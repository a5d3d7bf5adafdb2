import { createHash } from "node:crypto";
import { assert, assertEquals, assertGreaterOrEqual, assertNotEquals } from "@std/assert";
import { LOGINS } from "../fixtures/clauses/carried.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { cellKey } from "./draw/id.ts";
import { ALL as FORMS } from "./forms/mod.ts";
import { plan } from "./plan.ts";
import { cellsOf, isLeading } from "./plan/cells.ts";
import { decided } from "./plan/count.ts";
import { securitiesOf } from "./offers.ts";
import type { Cell, Scenario } from "./scenario.ts";

const protocols = LOGINS;
const standard = plan({ seed: 1, profile: "standard", protocols });
const smoke = plan({ seed: 1, profile: "smoke", protocols });

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

/** The account that opens, or `refused`. */
function opensIn(scenario: Scenario): string {
  const { outcome } = decided(scenario).decision;
  return outcome.kind === "opened" ? outcome.account : outcome.kind;
}

Deno.test("the worked example comes first, with every row of its table in every protocol", () => {
  assertEquals(standard.deployments[0], workedExample);
  const ways = protocols.flatMap((protocol) =>
    securitiesOf(protocol).map((security) => `${protocol} ${security}`)
  );
  // The web has one row more: the host in an absolute target, beside the address as Host.
  const written = standard.scenarios.slice(0, 5 * ways.length + securitiesOf("web").length);
  const absolute = written.filter(({ carriage }) => carriage === "absolute");
  assertEquals(
    absolute.map((one) => `${one.attempt.host} ${opensIn(one)}`),
    securitiesOf("web").map(() => "client2.com info@client2.com"),
  );
  const rows = written.filter((one) => !absolute.includes(one)).map((scenario) => {
    const { attempt, serverSetting, cell } = scenario;
    const { level } = decided(scenario).decision;
    const opens = opensIn(scenario);
    const { protocol, login, address } = attempt;
    return `${protocol} ${cell.security}: ${serverSetting} ${login} ${address} ${opens} ${level}`;
  });
  for (const way of ways) {
    const [protocol = ""] = way.split(" ");
    const level = ["ximss", "smtp", "ldap", "pwd"].includes(protocol) ? "should" : "must";
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
  // Smoke leaves most securities to the deployments.
  const key = { smoke: anySecurity, standard: cellKey };
  for (const [profile, { scenarios }] of [["smoke", smoke], ["standard", standard]] as const) {
    const walked = new Set(scenarios.map(({ cell }) => key[profile](cell)));
    const wanted = cellsOf(profile, protocols, FORMS).map(key[profile]);
    assertEquals(wanted.filter((one) => !walked.has(one)), []);
  }
});

const anySecurity = (cell: Cell) =>
  cellKey(isLeading(cell) ? cell : { ...cell, security: "plain" });

Deno.test("smoke has every form, and the forms that people use in every protocol by every security", () => {
  const met = new Set(smoke.scenarios.flatMap(({ cell: { form, protocol, security } }) => [
    form,
    `${form} ${protocol}`,
    `${protocol} ${security}`,
  ]));
  const wanted = [
    ...FORMS.map(({ id }) => id),
    ...protocols.flatMap((protocol) => [
      ...["simple", "at", "percent"].map((form) => `${form} ${protocol}`),
      ...securitiesOf(protocol).map((security) => `${protocol} ${security}`),
    ]),
  ];
  assertEquals(wanted.filter((one) => !met.has(one)), []);
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
  between(500, smoke.scenarios.length, 640);
  between(8500, standard.scenarios.length, 9700);
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
