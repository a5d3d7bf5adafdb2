import type { Account, Domain } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";

/**
 * Whether an account may be opened over a protocol (access.service): one that is disabled, or whose service is off, by itself or
 * by its Domain, is not given to a server at all.
 */
export const isServed = (
  { account, domain }: { readonly account: Account; readonly domain: Pick<Domain, "services"> },
  protocol: Protocol,
): boolean =>
  account.enabled &&
  [account, domain].every(({ services }) => services?.includes(protocol) ?? true);
