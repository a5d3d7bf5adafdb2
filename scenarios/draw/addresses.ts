import type { Blueprint } from "./blueprint.ts";

/**
 * The pool that addresses come from: loopback only, each of them can be bound without set-up, `::1` where the machine has
 * IPv6 (where it has not, a run says so).
 */
const POOL: readonly string[] = [
  "127.0.0.1",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((last) => `127.0.1.${last}`),
  "::1",
];

/** How many addresses a drawn number means. A number becomes smaller in steps, a constant only the first at once. */
const ASSIGNED = [0, 1, 1, 2, 2];
const UNASSIGNED = [0, 1, 1, 1, 2];

export interface Addresses {
  readonly all: readonly string[];
  /** Those of each Domain, in the order of the Domains. */
  readonly assigned: readonly (readonly string[])[];
}

/** Deals the pool out, from a drawn place on. There is always one address, and never more than the pool has. */
export function addressesOf({ domains, unassigned, firstAddress }: Blueprint): Addresses {
  let dealt = 0;
  const next = (count: number) =>
    Array.from({ length: Math.min(count, POOL.length - dealt) }, () => {
      const address = POOL[(firstAddress + dealt++) % POOL.length];
      return address ?? "127.0.0.1";
    });
  const assigned = domains.map((domain) => next(ASSIGNED[domain.addresses] ?? 0));
  const free = UNASSIGNED[unassigned] ?? 0;
  const rest = next(dealt === 0 ? Math.max(1, free) : free);
  return { assigned, all: [...assigned.flat(), ...rest] };
}
