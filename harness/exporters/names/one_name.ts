import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Exported } from "../exporter.ts";

/** What goes where a server knows an account by one name, each with what of a deployment it is. */
const OTHER_NAMES = {
  "Router records": ({ routes }) => routes.map(({ from, to }) => `${from} = ${to}`),
  "aliases of Domains": ({ domains }) => domains.flatMap(({ aliases }) => aliases),
  "aliases of accounts": ({ domains }) =>
    domains.flatMap(({ name, accounts }) =>
      accounts.flatMap(({ aliases }) => aliases.map((alias) => `${alias}@${name}`))
    ),
  "Forwarders": ({ domains }) =>
    domains.flatMap(({ name, forwarders }) =>
      forwarders.map((forwarder) => `${forwarder.name}@${name}`)
    ),
} as const satisfies Record<string, (deployment: Deployment) => readonly string[]>;
type What = keyof typeof OTHER_NAMES;

/** A deployment in which nothing but its own name leads to an account. @param why each goes, on this server: a sentence */
export function oneName(
  deployment: Deployment,
  why: Readonly<Record<What, string>>,
): Pick<Exported, "served" | "cannot"> {
  const kinds = Object.keys(OTHER_NAMES) as What[];
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
    cannot: kinds.flatMap((what) => {
      const which = OTHER_NAMES[what](deployment);
      return which.length === 0 ? [] : [{ what, why: why[what], which }];
    }),
  };
}
