import { accountsOf, type FullName } from "../../fixtures/deployment.ts";
import { usualMechanism } from "../../scenarios/offers.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { TRAITS } from "../../scenarios/traits.ts";
import { possible } from "../judge/possible.ts";
import { isOpen, type Observation } from "../observation.ts";

const MARK = "/sanity/";

/** The id of a login that looks whether an account is locked. */
export const sanityId = (group: string, account: FullName): string => `${group}${MARK}${account}`;

/** The login of such an id, on the endpoint of a scenario: by full name and password. Nothing where that need not open it. */
export function sanityAccount(
  { deployment, attempt: { protocol, address }, cell: { security }, switches }: Scenario,
  id: string,
): Scenario | undefined {
  const wanted = id.slice(id.indexOf(MARK) + MARK.length);
  const found = accountsOf(deployment).find(({ fullName }) => fullName === wanted);
  if (!found) return undefined;
  const { fullName, account, domain } = found;
  const { carries } = TRAITS[protocol];
  const scenario: Scenario = {
    id,
    cell: { protocol, form: "at", address: "own", credential: "own", security },
    deployment,
    attempt: {
      protocol,
      address,
      login: fullName,
      ...carries === "target domain" ? { targetDomain: domain.name } : {},
      ...carries === "host" ? { host: domain.name } : {},
    },
    password: account.password,
    mechanism: usualMechanism(protocol),
    subject: fullName,
    serverSetting: address,
    ...switches === undefined ? {} : { switches },
  };
  const opens = possible(scenario).every(({ outcome }) =>
    outcome.kind === "opened" && outcome.account === fullName
  );
  return opens ? scenario : undefined;
}

/**
 * The accounts of a group about which logins were refused, and that did not open since: a server that counts failures may have locked
 * them, and refuses then whatever it is asked.
 */
export class Suspects {
  readonly #accounts = new Set<FullName>();

  saw({ subject }: Scenario, seen: Observation): void {
    if (seen.kind === "refused") this.#accounts.add(subject);
    if (isOpen(seen)) this.#accounts.delete(seen.kind === "opened" ? seen.account : subject);
  }

  /** The logins that tell. */
  logins(group: string, beside: Scenario): Scenario[] {
    return [...this.#accounts].flatMap((account) =>
      sanityAccount(beside, sanityId(group, account)) ?? []
    );
  }
}
