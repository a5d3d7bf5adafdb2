import { isIPv4 } from "node:net";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { nearestSecurity } from "../offers.ts";
import type { Switches } from "../scenario.ts";
import { hash } from "./random.ts";

/** Three of four deployments are logged in to without TLS: handshakes are what a run spends most of its time on. */
const TURN: readonly Security[] = [
  ...["plain", "upgrade", "plain", "plain"] as const,
  ...["plain", "tls", "plain", "plain"] as const,
];

/** One deployment in this many is served by one socket. */
const MAPPED = 6;

/**
 * The security that a drawn deployment's logins by a protocol have: one, so that the endpoints of a run, each with neighbours of
 * its own, do not multiply.
 */
export function securityIn({ name }: Deployment, protocol: Protocol): Security {
  return turnOfSecurities(protocol, hash(`${name}/${protocol}/security`));
}

/** A protocol's securities in turn, as often as they are worth their time. */
export function turnOfSecurities(protocol: Protocol, turn: number): Security {
  return nearestSecurity(protocol, TURN[turn % TURN.length] ?? "plain");
}

/** How a drawn deployment is to be served; undefined: as usual. A simpler one is served like the one it was made from. */
export function switchesOf({ name, addresses }: Deployment): Switches | undefined {
  const [root] = /^d-.+?-\d+/.exec(name) ?? [];
  // One that was not drawn is served as it is.
  if (root === undefined) return undefined;
  const mapped = addresses.every((address) => isIPv4(address)) &&
    hash(`${root}/mapped`) % MAPPED === 0;
  return mapped ? { mapped } : undefined;
}
