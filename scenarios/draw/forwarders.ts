import type { Domain, Forwarder } from "../../fixtures/deployment.ts";
import type { FORWARDER_KINDS } from "./blueprint.ts";
import type { Site } from "./site.ts";

type Kind = typeof FORWARDER_KINDS[number];

interface Place {
  readonly sites: readonly Site[];
  /** The Forwarder itself, as `name@domain`. */
  readonly self: string;
  /** The Domain that it was drawn to lead to. */
  readonly target: Site;
  readonly account: number;
}

/** Where a Forwarder of each kind leads; undefined: there is nothing of that kind to lead to. */
const TARGETS: Readonly<Record<Kind, (place: Place) => string | undefined>> = {
  account: ({ target: { domain }, account }) => full(one(domain.accounts, account)?.name, domain),
  alias: ({ target: { domain }, account }) =>
    full(one(domain.accounts.flatMap(({ aliases }) => aliases), account), domain),
  chain: ({ target, account }) => {
    const straight = target.forwarders.filter(({ blueprint }) => blueprint.kind === "account");
    return full(one(straight, account)?.name, target.domain);
  },
  remote: ({ target: { domain }, account }) =>
    `${one(domain.accounts, account)?.name ?? "info"}@elsewhere.invalid`,
  dangling: ({ target: { domain } }) => `gone@${domain.name}`,
  loop: ({ self }) => self,
  pair: ({ sites, self }) => {
    const pairs = sites.flatMap(({ domain, forwarders }) =>
      forwarders.filter(({ blueprint }) => blueprint.kind === "pair")
        .map(({ name }) => `${name}@${domain.name}`)
    );
    return pairs[(pairs.indexOf(self) + 1) % pairs.length];
  },
};

/** Gives the Forwarders of all Domains their targets; one whose kind has no target here leads to an account. */
export function forwardersIn(sites: readonly Site[]): Domain[] {
  return sites.map(({ domain, forwarders }) => ({
    ...domain,
    forwarders: forwarders.flatMap(({ name, blueprint }): Forwarder[] => {
      const target = one(sites, blueprint.domain);
      if (!target) return [];
      const place = { sites, self: `${name}@${domain.name}`, target, account: blueprint.account };
      const to = TARGETS[blueprint.kind](place) ?? TARGETS.account(place) ??
        TARGETS.dangling(place);
      return to === undefined ? [] : [{ name, to }];
    }),
  }));
}

function full(name: string | undefined, domain: Domain): string | undefined {
  return name === undefined ? undefined : `${name}@${domain.name}`;
}

function one<T>(from: readonly T[], drawn: number): T | undefined {
  return from[drawn % from.length];
}
