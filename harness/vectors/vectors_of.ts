import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Outcome } from "../../scenarios/outcome.ts";
import type { Plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { qualified } from "../clients/mapi_connector.ts";
import { possible } from "../judge/possible.ts";
import { indicated } from "../run/indicated.ts";
import { loginsOf } from "../run/planned.ts";
import { VERSION } from "../version.ts";
import { imap } from "./imap_talk.ts";
import { ldap } from "./ldap_talk.ts";
import { ftp, pop3, pwd, smtp } from "./line_talks.ts";
import { type LeftOut, stepsOf, type Talk } from "./talk.ts";
import { type Expected, type Vector, type Vectors, VECTORS_VERSION } from "./vector.ts";
import { web } from "./web_talk.ts";
import { ximss, xmpp } from "./xml_talks.ts";

/** To a server the MAPI connector is a client of IMAP. LMTP has no login. */
const TALKS: Readonly<Partial<Record<Protocol, Talk>>> = {
  pop3,
  imap,
  ftp,
  xmpp,
  ximss,
  web,
  mapi: imap,
  smtp,
  ldap,
  pwd,
};

/** Mechanisms in which nothing of the client's depends on what the server said. */
const WITHOUT_CHALLENGE = ["USER", "LOGIN", "PLAIN", "SASL LOGIN", "BASIC", "SIMPLE"];

/** A form's fields and path are each server's own: the same name, password and host go by HTTP Basic. */
const TOLD_AS: Readonly<Record<string, string>> = { FORM: "BASIC" };

const expectedOf = (outcome: Outcome): Expected =>
  outcome.kind === "opened" ? { opened: outcome.account } : { refused: outcome.class };

/** A login as bytes, or why it cannot be told so. */
export function vectorOf(scenario: Scenario): Vector | LeftOut {
  const { id, deployment, attempt, cell, password, before, certificate, peer } = scenario;
  const { protocol, address, mapped, targetDomain, host, authzid, setting } = attempt;
  const mechanism = TOLD_AS[scenario.mechanism] ?? scenario.mechanism;
  if (certificate !== undefined) return "a client certificate shows who it is (EXTERNAL)";
  if (!WITHOUT_CHALLENGE.includes(mechanism)) {
    return `what the client says depends on the server's challenge (${mechanism})`;
  }
  if (before !== undefined) return "other logins fail on the same connection first";
  if (scenario.mechanism === "FORM" && scenario.carriage === "escaped") {
    return "how a form's fields are escaped is the question";
  }
  const talk = TALKS[protocol];
  if (!talk) return `nobody logs in by ${protocol}`;
  const login = qualified(attempt.login, setting);
  const credentials = { login, password, ...authzid === undefined ? {} : { authzid } };
  const bytes = stepsOf(talk, { scenario, credentials, mechanism }, cell.security);
  if (typeof bytes === "string") return bytes;
  const decisions = possible(scenario);
  const { clause, level, trace, outcome } = decisions[0]!;
  const serverName = indicated(deployment, attempt);
  return {
    id,
    deployment: deployment.name,
    protocol,
    localAddress: mapped ? `::ffff:${address}` : address,
    ...peer !== undefined && { peerAddress: peer },
    ...cell.security !== "plain" && { tls: serverName === undefined ? {} : { serverName } },
    ...targetDomain !== undefined && { targetDomain },
    ...host !== undefined && { host },
    ...authzid !== undefined && { authzid },
    ...{ login, password, mechanism, bytes },
    expected: expectedOf(outcome),
    ...decisions.length > 1 && {
      openReadings: decisions.map(({ readings, outcome }) => ({
        readings,
        expected: expectedOf(outcome),
      })),
    },
    ...{ clause, level, trace: [...trace] },
  };
}

/** Lists in a deployment are not to be changed; in what a schema reads they could be. */
const copyOf = (deployment: Deployment): Vectors["deployments"][number] =>
  JSON.parse(JSON.stringify(deployment));

/**
 * The logins of a plan as vectors, and how many of it cannot be told so, by the reasons.
 * @param wants whether logins are wanted that a clause decides: a plan has others beside them, for checks that are no vectors
 */
export function vectorsOf(
  plan: Plan,
  wants: (clause: ClauseId) => boolean = () => true,
): Vectors {
  const observed = new Set(plan.observed.map(({ id }) => id));
  const logins = loginsOf(plan).filter((scenario) => wants(possible(scenario)[0]!.clause));
  const told = logins.map((scenario) => ({
    deployment: scenario.deployment,
    vector: observed.has(scenario.id) ? "no clause judges it" : vectorOf(scenario),
  }));
  const kept = told.flatMap(({ vector, deployment }) =>
    typeof vector === "string" ? [] : [{ vector, deployment }]
  );
  const reasons = told.flatMap(({ vector }) => typeof vector === "string" ? [vector] : []);
  return {
    $schema: "vectors.schema.json",
    version: VECTORS_VERSION,
    generator: { name: "loginspec", version: VERSION },
    seed: plan.seed,
    profile: plan.profile,
    deployments: [...new Set(kept.map(({ deployment }) => deployment))].map(copyOf),
    vectors: kept.map(({ vector }) => vector),
    leftOut: [...Map.groupBy(reasons, (because) => because)]
      .map(([because, of]) => ({ because, logins: of.length })),
  };
}
