import type { Account, Deployment, Domain, FullName } from "../../../fixtures/deployment.ts";
import { nameTable } from "../names/name_table.ts";

/** A full name and the account that it opens over FTP, both as the deployment spells them. */
export interface Opening {
  readonly name: string;
  readonly account: FullName;
}

const isOn = ({ services }: Account | Domain) => services?.includes("ftp") ?? true;

/**
 * The full names that a table can hold, each with its account; who is disabled, or has no FTP, has none. How a server reads a name
 * that is none of these (letter case, `%`, a simple one) is not asked here.
 */
export const openingsOf = (deployment: Deployment): Opening[] =>
  nameTable(deployment).rows
    .filter(({ opens: { account, domain } }) => account.enabled && isOn(account) && isOn(domain))
    .map(({ spelled, opens }) => ({ name: spelled, account: opens.fullName }));
