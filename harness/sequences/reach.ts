import { type Endpoint, SECURITIES, type Security } from "../../fixtures/endpoint.ts";
import { dialled, endpointFor } from "../targets/endpoint_for.ts";

/** Where a session goes to, and by what security. */
export interface Reached {
  readonly endpoint: Endpoint;
  readonly security: Security;
}

/** The target's endpoint of a protocol on an address, by the first security that it has: without TLS where that is possible. */
export function reach(
  endpoints: readonly Endpoint[],
  wanted: Pick<Endpoint, "protocol" | "address">,
): Reached | undefined {
  for (const security of SECURITIES) {
    const endpoint = endpointFor(endpoints, { ...wanted, security });
    if (endpoint) return { endpoint: dialled(endpoint), security };
  }
  return undefined;
}
