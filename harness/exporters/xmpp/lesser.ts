import type { Account, Deployment, Domain } from "../../../fixtures/deployment.ts";
import type { Shortfall } from "../exporter.ts";

/** What an XMPP server out of the box knows: Domains and their accounts. The rest goes, and is told. */
export interface Lesser {
  readonly served: Deployment;
  readonly cannot: readonly Shortfall[];
}

/** Why each goes, for a server by this title. */
const WHY: readonly {
  readonly what: string;
  why(title: string): string;
  which(deployment: Deployment): readonly string[];
}[] = [
  {
    what: "Router records",
    why: (title) => `${title} has no table that rewrites the name of a login.`,
    which: ({ routes }) => routes.map(({ from }) => from),
  },
  {
    what: "aliases of Domains",
    why: (title) => `To ${title} each host is a world of its own, with its own accounts.`,
    which: ({ domains }) => domains.flatMap(({ aliases }) => aliases),
  },
  {
    what: "aliases of accounts",
    why: (title) => `${title} knows an account by one name.`,
    which: ({ domains }) =>
      domains.flatMap(({ name, accounts }) =>
        accounts.flatMap(({ aliases }) => aliases.map((alias) => `${alias}@${name}`))
      ),
  },
  {
    what: "Forwarders",
    why: (title) => `${title} has no name that stands for another.`,
    which: ({ domains }) =>
      domains.flatMap(({ name, forwarders }) =>
        forwarders.map((forwarder) => `${forwarder.name}@${name}`)
      ),
  },
];

/** A deployment less its aliases, Forwarders and records. */
export function lesser(deployment: Deployment, title: string): Lesser {
  return {
    served: {
      ...deployment,
      routes: [],
      domains: deployment.domains.map((domain) => ({
        ...domain,
        aliases: [],
        forwarders: [],
        accounts: domain.accounts.map((account) => ({ ...account, aliases: [] })),
      })),
    },
    cannot: WHY.flatMap(({ what, why, which }) => {
      const dropped = which(deployment);
      return dropped.length === 0 ? [] : [{ what, why: why(title), which: dropped }];
    }),
  };
}

/** Whether a login may open an account by XMPP: an account that is off, or has the service off, is not given to a server. */
export const isOpen = ({ enabled, services }: Account, domain: Domain): boolean =>
  enabled && (services?.includes("xmpp") ?? true) && (domain.services?.includes("xmpp") ?? true);
