import type { Account, Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { Configuration, Exported } from "../exporter.ts";
import { oneName } from "../names/one_name.ts";

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

const WHY = {
  "Router records":
    "Cyrus has no table that rewrites a login name: what is typed names the mailbox.",
  "aliases of Domains":
    "Each domain part is a Domain of its own; aliases are the mail router's business.",
  "aliases of accounts": "A second name with the same password opens a second, empty mailbox.",
  "Forwarders": "Only delivery follows them, in the mail router before Cyrus or in a Sieve script.",
};

/** What Cyrus knows, Domains and their accounts: a deployment less its other names and overlong accounts. */
export function lesser(
  deployment: Deployment,
  configuration: Configuration,
): Pick<Exported, "served" | "cannot"> {
  const { served, cannot } = oneName(deployment, WHY);
  const isOver = (account: Account, domain: Domain) =>
    isTooLong(account, domain, deployment, configuration);
  const which = deployment.domains.flatMap((domain) =>
    domain.accounts.filter((account) => isOver(account, domain))
      .map(({ name }) => `${name}@${domain.name}`)
  );
  const long = {
    what: "accounts with long names",
    why: `A user id has ${LONGEST} bytes at most, the domain and its \`@\` among them.`,
    which,
  };
  return {
    served: {
      ...served,
      domains: served.domains.map((domain) => ({
        ...domain,
        accounts: domain.accounts.filter((account) => !isOver(account, domain)),
      })),
    },
    cannot: [...which.length > 0 ? [long] : [], ...cannot],
  };
}
