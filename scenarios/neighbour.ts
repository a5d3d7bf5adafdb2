import {
  type Account,
  accountsOf,
  type Deployment,
  type FullName,
} from "../fixtures/deployment.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import type { Attempt } from "./attempt.ts";
import { possibilities } from "./decide.ts";
import { TRAITS, type Traits } from "./traits.ts";

/** A login that should open whichever way a server goes about addresses and OPEN clauses. */
export interface Neighbour {
  readonly attempt: Attempt;
  /** The account that it opens. */
  readonly opens: FullName;
  readonly account: Account;
}

/** What the client says of the Domain beside the name. */
const TOLD: Readonly<Record<Traits["carries"], (domain: string) => Partial<Attempt>>> = {
  "nothing": () => ({}),
  "target domain": (targetDomain) => ({ targetDomain }),
  "host": (host) => ({ host }),
};

const known = new WeakMap<Deployment, Map<string, Neighbour | undefined>>();

/**
 * A login that should open on an endpoint: a full name, of the Domain that the address itself gives where one opens; over a protocol
 * that shows nothing of an account, one with a password of its own before all. Nothing where none does: then no refusal there can be
 * proven.
 */
export function neighbourAt(
  deployment: Deployment,
  protocol: Protocol,
  address: string,
): Neighbour | undefined {
  const here = known.get(deployment) ?? new Map<string, Neighbour | undefined>();
  known.set(deployment, here);
  const key = `${protocol}/${address}`;
  if (!here.has(key)) here.set(key, find(deployment, protocol, address));
  return here.get(key);
}

function find(deployment: Deployment, protocol: Protocol, address: string): Neighbour | undefined {
  const given = deployment.domains.find(({ addresses }) => addresses.includes(address))?.name ??
    deployment.main;
  const accounts = accountsOf(deployment);
  const { carries, shows } = TRAITS[protocol];
  const having = Map.groupBy(accounts, ({ account: { password } }) => password);
  /** Whether another account has its password, where that would leave open which one it was. */
  const alike = ({ account }: (typeof accounts)[number]) =>
    shows === "nothing" && (having.get(account.password)?.length ?? 0) > 1;
  const nearest = accounts.toSorted((a, b) =>
    Number(alike(a)) - Number(alike(b)) ||
    Number(b.domain.name === given) - Number(a.domain.name === given)
  );
  for (const { fullName, domain } of nearest) {
    const attempt = { protocol, address, login: fullName, ...TOLD[carries](domain.name) };
    const outcomes = possibilities(deployment, attempt).map(({ outcome }) => outcome);
    const [first] = outcomes;
    if (first?.kind !== "opened") continue;
    const sure = outcomes.every((one) => one.kind === "opened" && one.account === first.account);
    const found = accounts.find((one) => one.fullName === first.account);
    if (sure && found) return { attempt, opens: found.fullName, account: found.account };
  }
  return undefined;
}
