import type { Account, Domain } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Cell, StateKind } from "../scenario.ts";
import { TRAITS } from "../traits.ts";

interface Found {
  readonly account: Account;
  readonly domain: Domain;
}

const isOff = ({ services }: Account | Domain, service: Protocol) =>
  services !== undefined && !services.includes(service);

const STATES: Readonly<Record<StateKind, (found: Found, service: Protocol) => boolean>> = {
  "account-off": ({ account }, service) => account.enabled && isOff(account, service),
  "domain-off": ({ account, domain }, service) => account.enabled && isOff(domain, service),
  disabled: ({ account }) => !account.enabled,
};

/** Whether an account is in the state that a cell asks for; any is where it asks for none. */
export function isInState({ protocol, state }: Cell, found: Found): boolean {
  return state === undefined || STATES[state](found, TRAITS[protocol].service);
}
