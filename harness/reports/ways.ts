import { SECURITIES, type Security } from "../../fixtures/endpoint.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { isOpen, type Proof } from "../observation.ts";
import type { Entry, LoginEntry } from "../run/entry.ts";

/**
 * One way to log in over a protocol, how often it was gone, and by whom.
 * @internal
 */
export interface Way {
  readonly security: Security;
  readonly mechanism: string;
  readonly logins: number;
  readonly opened: number;
  /** Those that ended before a name was told: the server does not have the mechanism. */
  readonly notOffered: number;
  readonly clients: readonly string[];
}

/** The ways of the logins that were made, plain ones first, each mechanism once for each security. */
export function waysOf(
  entries: readonly Entry[],
  scenarios: ReadonlyMap<string, Scenario>,
): Way[] {
  const made = entries.flatMap((entry) => {
    const scenario = entry.type === "login" && entry.role === "scenario" && scenarios.get(entry.id);
    return scenario ? [{ entry, scenario }] : [];
  });
  const ways = Map.groupBy(
    made,
    ({ scenario: { cell, mechanism } }) => `${SECURITIES.indexOf(cell.security)} ${mechanism}`,
  );
  return [...ways].toSorted(([a], [b]) => a < b ? -1 : 1).flatMap(([, of]) => {
    const [first] = of;
    if (!first) return [];
    const { cell: { security }, mechanism } = first.scenario;
    return [{
      security,
      mechanism,
      logins: of.length,
      opened: of.filter(({ entry }) => isOpen(entry.observation)).length,
      notOffered: of.filter(({ entry }) => entry.observation.kind === "notOffered").length,
      clients: clientsOf(of.map(({ entry }) => entry)),
    }];
  });
}

/**
 * How many logins that opened were told by each proof; none is left out that was.
 * @internal
 */
export type Proven = Readonly<Partial<Record<"canary" | Proof, number>>>;

/** By what it was told whose account opened. */
export function provenBy(entries: readonly LoginEntry[]): Proven {
  const proofs = entries.flatMap(({ observation }) =>
    observation.kind === "opened" ? [observation.proof ?? "canary"] : []
  );
  return Object.fromEntries(
    [...Map.groupBy(proofs, (proof) => proof)].map(([proof, of]) => [proof, of.length]),
  );
}

/** Who logged in; what was not run has no client. */
export function clientsOf(entries: readonly LoginEntry[]): string[] {
  const names = new Set(entries.map(({ client }) => client));
  names.delete("none");
  return [...names].sort();
}
