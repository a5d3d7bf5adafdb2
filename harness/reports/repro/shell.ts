import type { Scenario } from "../../../scenarios/scenario.ts";

/** A word for a POSIX shell. */
export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** A scenario, and where its server is dialled: behind translation that is not its address. Absent: there, on a port not known here. */
export type There = Scenario & { readonly at?: { readonly host: string; readonly port: number } };

/** As a host stands before a port. */
export const bracketed = (host: string) => host.includes(":") ? `[${host}]` : host;

/** Where a server is dialled. A port that is not known is the reader's to give. */
export const dialledAt = ({ at, attempt: { address } }: There) =>
  at ? { host: at.host, port: `${at.port}` } : { host: address, port: "$PORT" };

/** Both, as URLs have them. */
export function placeOf(scenario: There): string {
  const { host, port } = dialledAt(scenario);
  return `${bracketed(host)}:${port}`;
}
