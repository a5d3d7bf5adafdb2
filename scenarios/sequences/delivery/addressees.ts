import { accountsOf, type Deployment, type FullName } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { possibilities } from "../../decide.ts";
import { TRAITS } from "../../traits.ts";

/** An address, and the account that a login under it opens. */
export interface Addressee {
  readonly address: string;
  readonly opens: FullName;
}

/** What can stand before the `@` of a mail address without quotes (RFC 5321, 4.1.2 and 4.5.3.1.1), and of a JID (RFC 7622, 3.3). */
const LOCAL = /^[A-Za-z0-9._%-]{1,64}$/;
const DOMAIN = /^[A-Za-z0-9.-]+$/;

/** One way of writing what a `*` stands for, with a dot in it: those match too. */
const STAR = "any.one";

/** The left sides of records, as domains and as whole addresses. */
function lefts({ routes }: Deployment) {
  const written = routes.map(({ from }) => from.replace("*", STAR));
  return {
    domains: written.filter((from) => !from.startsWith("<")),
    addresses: written.filter((from) => from.startsWith("<")).map((from) => from.slice(1, -1)),
  };
}

/** All addresses that objects, aliases and records of a deployment give, the plainest first, each once. */
function candidates(deployment: Deployment): string[] {
  const accounts = accountsOf(deployment);
  const { domains, addresses } = lefts(deployment);
  const main = deployment.main;
  const names = deployment.domains.flatMap(({ accounts, forwarders }) => [
    ...accounts.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...forwarders.map(({ name }) => name),
  ]);
  const places = [
    ...deployment.domains.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...domains,
  ];
  const fullNames = accounts.map(({ fullName }) => fullName);
  return [
    ...new Set([
      ...fullNames,
      ...addresses,
      ...names.flatMap((name) => places.map((place) => `${name}@${place}`)),
      ...places.map((place) => `whoever@${place}`),
      ...fullNames.flatMap((name) => [name.toUpperCase(), `${name.replace("@", "%")}@${main}`]),
    ]),
  ];
}

/**
 * The addresses of a deployment that lead to one enabled account here, whichever reading of an OPEN clause is taken: as a login of
 * `protocol` decides it (route.same-as-delivery, route.same-as-signal).
 */
export function addressees(
  deployment: Deployment,
  protocol: Protocol,
  local: string,
): readonly Addressee[] {
  const hint = TRAITS[protocol].carries === "target domain"
    ? { targetDomain: deployment.main }
    : {};
  return candidates(deployment).flatMap((address) => {
    const [name = "", domain = "", ...more] = address.split("@");
    if (more.length > 0 || !LOCAL.test(name) || !DOMAIN.test(domain)) return [];
    const outcomes = possibilities(deployment, {
      protocol,
      address: local,
      login: address,
      ...hint,
    }).map(({ outcome }) => outcome);
    const [first] = outcomes;
    if (first?.kind !== "opened") return [];
    const sure = outcomes.every((one) => one.kind === "opened" && one.account === first.account);
    return sure ? [{ address, opens: first.account }] : [];
  });
}
