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

type Told = Pick<Attempt, "login"> & Partial<Attempt>;

/** What the client says: the name, and of the Domain what goes beside it. */
const TOLD: Readonly<
  Record<Traits["carries"], (fullName: FullName, name: string, domain: string) => Told>
> = {
  "nothing": (login) => ({ login }),
  // Every server takes that, and few a full name.
  "target domain": (_, login, targetDomain) => ({ login, targetDomain }),
  "host": (login, _, host) => ({ login, host }),
};

const known = new WeakMap<Deployment, Map<string, Neighbour | undefined>>();

/**
 * A login that should open on an endpoint: a full name (with a target domain the simple one), of the Domain that the address itself gives where one opens; over a protocol
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
  for (const { fullName, account, domain } of nearest) {
    const attempt = { protocol, address, ...TOLD[carries](fullName, account.name, domain.name) };
    const outcomes = possibilities(deployment, attempt).map(({ outcome }) => outcome);
    const [first] = outcomes;
    if (first?.kind !== "opened") continue;
    const sure = outcomes.every((one) => one.kind === "opened" && one.account === first.account);
    const found = accounts.find((one) => one.fullName === first.account);
    if (sure && found) return { attempt, opens: found.fullName, account: found.account };
  }
  return undefined;
}
