import type { Domain } from "../../fixtures/deployment.ts";

const known = new WeakMap<Domain, ReadonlySet<string>>();

/** The names of a Domain's objects and of its Accounts' aliases, in small letters. */
export function objectsOf(domain: Domain): ReadonlySet<string> {
  const found = known.get(domain) ?? namesIn(domain);
  known.set(domain, found);
  return found;
}

function namesIn(domain: Domain): ReadonlySet<string> {
  const named = [...domain.accounts, ...domain.forwarders, ...domain.groups, ...domain.lists];
  const names = [...named.map(({ name }) => name), ...domain.accounts.flatMap((a) => a.aliases)];
  return new Set(names.map((name) => name.toLowerCase()));
}
