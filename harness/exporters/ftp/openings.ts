import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { isServed } from "../names/is_served.ts";
import { nameTable } from "../names/name_table.ts";

/** A full name and the account that it opens over FTP, both as the deployment spells them. */
export interface Opening {
  readonly name: string;
  readonly account: FullName;
}

/**
 * The full names that a table can hold, each with its account; who is disabled, or has no FTP, has none. How a server reads a name
 * that is none of these (letter case, `%`, a simple one) is not asked here.
 */
export const openingsOf = (deployment: Deployment): Opening[] =>
  nameTable(deployment).rows
    .filter(({ opens }) => isServed(opens, "ftp"))
    .map(({ spelled, opens }) => ({ name: spelled, account: opens.fullName }));
