import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Shortfall } from "../exporter.ts";

/** What Cyrus knows: Domains and their accounts. The rest goes, and is told. */
interface Lesser {
  readonly served: Deployment;
  readonly cannot: readonly Shortfall[];
}

type Loss = Omit<Shortfall, "which"> & { which(deployment: Deployment): readonly string[] };

const LOSSES: readonly Loss[] = [
  {
    what: "Router records",
    why: "Cyrus has no table that rewrites a login name: what is typed names the mailbox.",
    which: ({ routes }) => routes.map(({ from, to }) => `${from} = ${to}`),
  },
  {
    what: "aliases of Domains",
    why: "Each domain part is a Domain of its own; aliases are the mail router's business.",
    which: ({ domains }) => domains.flatMap(({ aliases }) => aliases),
  },
  {
    what: "aliases of accounts",
    why: "A second name with the same password opens a second, empty mailbox.",
    which: ({ domains }) =>
      domains.flatMap(({ name, accounts }) =>
        accounts.flatMap(({ aliases }) => aliases.map((alias) => `${alias}@${name}`))
      ),
  },
  {
    what: "Forwarders",
    why: "Only delivery follows them, in the mail router before Cyrus or in a Sieve script.",
    which: ({ domains }) =>
      domains.flatMap(({ name, forwarders }) =>
        forwarders.map((forwarder) => `${forwarder.name}@${name}`)
      ),
  },
];

/** A deployment less its records, aliases and Forwarders. */
export function lesser(deployment: Deployment): Lesser {
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
    cannot: LOSSES.flatMap(({ what, why, which }) => {
      const lost = which(deployment);
      return lost.length === 0 ? [] : [{ what, why, which: lost }];
    }),
  };
}
