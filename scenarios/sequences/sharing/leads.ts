import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { decide } from "../../decide.ts";

/** The part behind the `@`. */
export const domainOf = (account: string): string => account.slice(account.lastIndexOf("@") + 1);

/** By deployment and full name: each is asked for at every step. */
const known = new WeakMap<Deployment, Map<string, FullName | undefined>>();

/**
 * The account that a name leads to: read, routed and located as a login name is, in a Domain where it names none
 * (share.name, share.default-domain). Nothing where it leads to none.
 */
export function leadsTo(
  deployment: Deployment,
  name: string,
  domain: string,
): FullName | undefined {
  const login = /[@%]/.test(name) ? name : `${name}@${domain}`;
  const here = known.get(deployment) ?? new Map<string, FullName | undefined>();
  known.set(deployment, here);
  if (!here.has(login)) here.set(login, decided(deployment, login));
  return here.get(login);
}

function decided(deployment: Deployment, login: string): FullName | undefined {
  const [address = ""] = deployment.addresses;
  const { outcome } = decide(deployment, { protocol: "imap", address, login });
  return outcome.kind === "opened" ? outcome.account : undefined;
}

/** Whether an account administers another: the Main Domain's administrators all, the others their own Domain's (share.granted). */
export function administers(
  { main, domains }: Deployment,
  administrator: FullName,
  account: FullName,
): boolean {
  const domain = domains.find(({ name }) => name === domainOf(administrator));
  const is = domain?.accounts.find(({ name }) => `${name}@${domain.name}` === administrator)
    ?.administrator ?? false;
  return is && (domain?.name === main || domain?.name === domainOf(account));
}
