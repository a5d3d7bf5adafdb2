import type { Deployment, FullName } from "../fixtures/deployment.ts";
import { fold } from "./policy/fold.ts";

/**
 * The same deployment, but for one account's password: every protocol asks the world at the next login, so it counts there for
 * all (client.pwd). Nothing where there is no such account any more (access.reconfigured).
 */
export function withPassword(
  deployment: Deployment,
  fullName: FullName,
  password: string,
): Deployment | undefined {
  let found = false;
  const domains = deployment.domains.map((domain) => {
    const isIt = ({ name }: { readonly name: string }) =>
      fold(`${name}@${domain.name}`) === fold(fullName);
    if (!domain.accounts.some(isIt)) return domain;
    found = true;
    const changed = domain.accounts.map((each) => isIt(each) ? { ...each, password } : each);
    return { ...domain, accounts: changed };
  });
  return found ? { ...deployment, domains } : undefined;
}
