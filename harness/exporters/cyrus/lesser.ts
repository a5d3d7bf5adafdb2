import type { Account, Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { Configuration, Shortfall } from "../exporter.ts";

/** What Cyrus knows: Domains and their accounts. The rest goes, and is told. */
interface Lesser {
  readonly served: Deployment;
  readonly cannot: readonly Shortfall[];
}

type Loss = Omit<Shortfall, "which"> & {
  which(deployment: Deployment, configuration: Configuration): readonly string[];
};

/** A user id has no more bytes (auth_unix.c). That of an account in the default domain is its bare name; taught, there is none. */
const LONGEST = 80;

function isTooLong(
  { name }: Account,
  domain: Domain,
  { main }: Deployment,
  configuration: Configuration,
): boolean {
  const bare = configuration === "default" && foldCase(domain.name) === foldCase(main);
  return (bare ? name : `${name}@${domain.name}`).length > LONGEST;
}

const LOSSES: readonly Loss[] = [
  {
    what: "accounts with long names",
    why: `A user id has ${LONGEST} bytes at most, the domain and its \`@\` among them.`,
    which: (deployment, configuration) =>
      deployment.domains.flatMap((domain) =>
        domain.accounts.filter((account) => isTooLong(account, domain, deployment, configuration))
          .map(({ name }) => `${name}@${domain.name}`)
      ),
  },
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

/** A deployment less its records, aliases, Forwarders and overlong accounts. */
export function lesser(deployment: Deployment, configuration: Configuration): Lesser {
  return {
    served: {
      ...deployment,
      routes: [],
      domains: deployment.domains.map((domain) => ({
        ...domain,
        aliases: [],
        forwarders: [],
        accounts: domain.accounts.filter((account) =>
          !isTooLong(account, domain, deployment, configuration)
        )
          .map((account) => ({ ...account, aliases: [] })),
      })),
    },
    cannot: LOSSES.flatMap(({ what, why, which }) => {
      const lost = which(deployment, configuration);
      return lost.length === 0 ? [] : [{ what, why, which: lost }];
    }),
  };
}
