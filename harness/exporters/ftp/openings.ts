import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { foldCase, splitFullName } from "../../../fixtures/name_shapes.ts";
import { decide } from "../../../scenarios/decide.ts";

/** A full name and the account that it opens over FTP, both as the deployment spells them. */
export interface Opening {
  readonly name: FullName;
  readonly account: FullName;
}

/**
 * The full names that a table can hold, each with its account: objects under every name of their Domain, and the left sides of
 * records. How a server reads a name that is none of these (letter case, `%`, a simple one) is not asked here.
 */
export function openingsOf(deployment: Deployment): Opening[] {
  const [address = "127.0.0.1"] = deployment.addresses;
  const domains = domainParts(deployment);
  return accountParts(deployment).flatMap((account) =>
    domains.flatMap((domain) => {
      const name = `${account}@${domain}` as const;
      const { outcome } = decide(deployment, { protocol: "ftp", address, login: name });
      return outcome.kind === "opened" ? [{ name, account: outcome.account }] : [];
    })
  );
}

/** Each once, as it is spelled first. */
const once = (names: readonly string[]): string[] =>
  [
    ...new Map(names.toReversed().map((name) => [foldCase(name), name])).values(),
  ].toReversed();

/** The full names on the left of records. */
const lefts = ({ routes }: Deployment) =>
  routes.flatMap(({ from }) => splitFullName(/^<(.*)>$/.exec(from)?.[1] ?? "") ?? []);

const accountParts = (deployment: Deployment) =>
  once([
    ...deployment.domains.flatMap(({ accounts, forwarders }) => [
      ...accounts.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...forwarders.map(({ name }) => name),
    ]),
    ...lefts(deployment).map(({ account }) => account),
  ]);

const domainParts = (deployment: Deployment) =>
  once([
    ...deployment.domains.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...deployment.routes.flatMap(({ from }) => from.startsWith("<") ? [] : from),
    ...lefts(deployment).map(({ domain }) => domain),
  ]);
