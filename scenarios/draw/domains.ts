import type { Account, Domain } from "../../fixtures/deployment.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import type { Addresses } from "./addresses.ts";
import type { AccountBlueprint, Blueprint, DomainBlueprint } from "./blueprint.ts";
import { forwardersIn } from "./forwarders.ts";
import * as names from "./names.ts";
import { passwordOf } from "./passwords.ts";
import type { Site } from "./site.ts";

/** The Domains with all their objects. Names that would be taken twice are left out. */
export function domainsOf(blueprint: Blueprint, addresses: Addresses): Domain[] {
  const takenDomains = new Set<string>();
  const domainNames = blueprint.domains.map(({ name }) =>
    names.firstFree(names.DOMAIN_NAMES, name, takenDomains)
  );
  let ordinal = 0;
  const sites = blueprint.domains.map((plan, at): Site => {
    const taken = new Set<string>();
    const wanted = [...sharedIn(blueprint, plan), ...plan.accounts];
    const accounts = wanted.flatMap((account) =>
      names.free(names.ACCOUNT_NAMES, account.name, taken).map((name) => ({ name, account }))
    );
    const domain: Domain = {
      name: domainNames[at] ?? "",
      aliases: plan.aliases.flatMap((alias) =>
        names.free(names.DOMAIN_ALIASES, alias, takenDomains)
      ),
      addresses: addresses.assigned[at] ?? [],
      // One account is open to all: a refusal counts only where another login opens.
      ...(at === 0 ? {} : servicesOf(plan.state)),
      accounts: accounts.map(({ name, account }, number) => {
        const open = at === 0 && number === 0;
        return accountOf(open ? { ...account, state: 0 } : account, name, ordinal++, taken);
      }),
      forwarders: [],
      groups: [],
      lists: [],
    };
    const forwarders = plan.forwarders.flatMap((forwarder) =>
      names.free(names.FORWARDER_NAMES, forwarder.name, taken)
        .map((name) => ({ name, blueprint: forwarder }))
    );
    const members = domain.accounts.map((account) => `${account.name}@${domain.name}`);
    const named = (from: readonly string[], drawn: readonly number[]) =>
      drawn.flatMap((at) => names.free(from, at, taken)).map((name) => ({ name, members }));
    return {
      domain: {
        ...domain,
        groups: named(names.GROUP_NAMES, plan.groups),
        lists: named(names.LIST_NAMES, plan.lists),
      },
      forwarders,
    };
  });
  return shareAPassword(forwardersIn(sites), blueprint.samePassword);
}

function sharedIn({ shared }: Blueprint, { without }: DomainBlueprint): AccountBlueprint[] {
  return shared.filter((_, at) => shared.length === 1 || !without.some((left) => left % 6 === at));
}

function accountOf(
  { aliases, shape, state }: AccountBlueprint,
  name: string,
  ordinal: number,
  taken: Set<string>,
): Account {
  return {
    name,
    password: passwordOf(shape, ordinal),
    aliases: aliases.flatMap((alias) => names.free(names.ALIAS_NAMES, alias, taken)),
    ...servicesOf(state),
    enabled: state < 250,
  };
}

/** Those that a login needs: MAPI's is IMAP's (client.mapi), and nobody logs in by LMTP. */
const SERVICES = PROTOCOLS.filter((protocol) => protocol !== "mapi" && protocol !== "lmtp");

/** Mostly all services, so that most logins can open; else all but one. */
function servicesOf(state: number): Pick<Account, "services"> {
  if (state < 214 || state >= 250) return {};
  const off = SERVICES[(state - 214) % SERVICES.length];
  return { services: PROTOCOLS.filter((protocol) => protocol !== off) };
}

/** The main hazard: two namesakes with one password, so that a wrong turn opens a stranger's account (access.password). */
function shareAPassword(domains: Domain[], drawn: number): Domain[] {
  if (drawn <= 200) return domains;
  const [first, ...rest] = domains;
  const model = first?.accounts[drawn % first.accounts.length];
  if (!model) return domains;
  const other = rest.find((domain) => domain.accounts.some(({ name }) => name === model.name));
  return domains.map((domain) =>
    domain !== other ? domain : {
      ...domain,
      accounts: domain.accounts.map((account) =>
        account.name === model.name ? { ...account, password: model.password } : account
      ),
    }
  );
}
