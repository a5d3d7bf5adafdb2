import { assert, assertEquals, assertGreaterOrEqual } from "@std/assert";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { ALL as FORMS } from "../forms/mod.ts";
import { securitiesOf } from "../offers.ts";
import { plan } from "../plan.ts";
import {
  ADDRESS_KINDS,
  CREDENTIALS,
  HOST_KINDS,
  SETTING_KINDS,
  STATE_KINDS,
  TARGET_KINDS,
} from "../scenario.ts";
import { decided } from "./count.ts";

const protocols = LOGINS;
const standard = plan({ seed: 1, profile: "standard", protocols });
const answers = standard.scenarios.map(decided);

const cross = (some: readonly string[], others: readonly string[]) =>
  some.flatMap((one) => others.map((other) => `${one} ${other}`));

const FORM_IDS = FORMS.map(({ id }) => id);

Deno.test("each form comes on every address with the right password, with every credential and by every security", () => {
  const met = new Set(
    standard.scenarios.flatMap(({ cell: { form, address, credential, security } }) => [
      `${form} ${address} ${credential}`,
      `${form} ${credential}`,
      `${form} ${security}`,
    ]),
  );
  const wanted = [
    ...cross(cross(FORM_IDS, ADDRESS_KINDS), ["own"]),
    ...cross(FORM_IDS, [...CREDENTIALS, "plain", "upgrade", "tls"]),
  ];
  assertEquals(wanted.filter((one) => !met.has(one)), []);
});

Deno.test("in every protocol each form comes on two addresses, with the right password", () => {
  const places = new Set(
    standard.scenarios.filter(({ cell }) => cell.credential === "own")
      .map(({ cell: { protocol, form, address } }) => `${protocol} ${form} ${address}`),
  );
  const few = cross(protocols, FORM_IDS).filter((way) =>
    ADDRESS_KINDS.filter((address) => places.has(`${way} ${address}`)).length < 2
  );
  assertEquals(few, []);
});

Deno.test("each two of a leading form's address, credential and security meet in every protocol, a simple name's with every hint", () => {
  const met = new Set(standard.scenarios.flatMap(({ cell }) => {
    const { protocol, form, address, credential, security, target, host, setting } = cell;
    const hint = target ?? host ?? setting;
    const place = `${protocol} ${form}`;
    return [
      `${place} ${address}`,
      `${place} ${credential}`,
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
    const places = [...ADDRESS_KINDS, ...CREDENTIALS];
    const securities = securitiesOf(protocol);
    return [
      ...cross(["simple", "at"], cross(securities, places)),
      ...cross(["simple"], [...cross(securities, hints), ...cross(hints, places)]),
      ...cross(["at"], cross(hints, ["own"])),
      ...cross(["percent"], [...places, ...securities]),
    ].map((pair) => `${protocol} ${pair}`);
  }).filter((pair) => !met.has(pair));
  assertEquals(missing, []);
});

Deno.test("in every protocol an account is refused for its own state, its Domain's and its service's", () => {
  const met = new Set(
    answers.filter(({ clause }) => clause === "access.service")
      .map(({ scenario: { cell } }) => `${cell.protocol} ${cell.state}`),
  );
  assertEquals(cross(protocols, STATE_KINDS).filter((one) => !met.has(one)), []);
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
