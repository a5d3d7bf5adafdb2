import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import type { Exported } from "../exporter.ts";

/** A login name has no more characters: a constant in the sources of vsftpd and of pure-ftpd. */
const MOST = 128;

/** The deployment less the accounts whose full names the server cannot hold. */
export function short(deployment: Deployment): Pick<Exported, "served" | "cannot"> {
  const isLong = ({ name, aliases }: Domain, account: string) =>
    [name, ...aliases].some((domain) => `${account}@${domain}`.length > MOST);
  const which = deployment.domains.flatMap((domain) =>
    domain.accounts.filter(({ name }) => isLong(domain, name))
      .map(({ name }) => `${name}@${domain.name}`)
  );
  if (which.length === 0) return { served: deployment, cannot: [] };
  const domains = deployment.domains.map((domain) => ({
    ...domain,
    accounts: domain.accounts.filter(({ name }) => !isLong(domain, name)),
  }));
  return {
    served: { ...deployment, domains },
    cannot: [{
      what: "accounts with long names",
      why: `A login name has at most ${MOST} characters, and their full names have more.`,
      which,
    }],
  };
}
