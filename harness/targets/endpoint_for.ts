import type { Endpoint, Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";

/** The protocol in which the server answers: to it the MAPI connector is a client of IMAP (client.mapi). */
export const servedBy = (protocol: Protocol): Protocol => protocol === "mapi" ? "imap" : protocol;

/** The endpoints that do for a security: a plain login may go where an upgrade is offered. */
const DO: Readonly<Record<Security, readonly Security[]>> = {
  plain: ["plain", "upgrade"],
  upgrade: ["upgrade"],
  tls: ["tls"],
};

/** An endpoint as clients dial it: `address` may be a host name then. */
export const dialled = ({ via, ...endpoint }: Endpoint): Endpoint =>
  via ? { ...endpoint, address: via.host, port: via.port } : endpoint;

/** Where a login goes to, by what it is; nothing where the target has no such endpoint. */
export function endpointFor(
  endpoints: readonly Endpoint[],
  { protocol, address, security }: Omit<Endpoint, "port" | "via">,
): Endpoint | undefined {
  return endpoints.find((one) =>
    one.protocol === servedBy(protocol) && one.address === address &&
    DO[security].includes(one.security) && !(one.tlsOnly && security === "plain")
  );
}

/** Why there is none, in words. */
export function noneFor(
  endpoints: readonly Endpoint[],
  { protocol, address, security }: Omit<Endpoint, "port" | "via">,
): string {
  const guarded = security === "plain" &&
    endpointFor(endpoints, { protocol, address, security: "upgrade" })?.tlsOnly;
  return guarded
    ? `no password goes to ${protocol} on ${address} before TLS: the target's file does not say \`clear\``
    : `the target has no ${protocol} (${security}) on ${address}`;
}
