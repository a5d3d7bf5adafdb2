import type { Blueprint } from "./blueprint.ts";

/** The pool that addresses come from: loopback only, each of them can be bound without set-up. */
const POOL: readonly string[] = [
  "127.0.0.1",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((last) => `127.0.1.${last}`),
];

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
  const assigned = domains.map((domain) => next(domain.addresses));
  const rest = next(dealt === 0 ? Math.max(1, unassigned) : unassigned);
  return { assigned, all: [...assigned.flat(), ...rest] };
}
