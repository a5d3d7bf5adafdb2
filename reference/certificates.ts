import { createSecureContext, type SecureContext } from "node:tls";
import { canonicalAddress } from "../fixtures/address.ts";
import type { Deployment, Domain } from "../fixtures/deployment.ts";
import { foldCase } from "../fixtures/name_shapes.ts";
import type { Identity } from "./server/mod.ts";
import type { Tls } from "./tls.ts";

/**
 * The Domain whose certificate a client is shown: the one that the server name is a name or alias of; or else a DNS host name of, as
 * its certificate has it; else (no name, or nobody's) the one that the local address is assigned to; else the Main Domain. It decides
 * the certificate alone: a login takes no notice of it (address.sni).
 * @throws {RangeError} where the Main Domain is none of the Domains
 */
export function certifiedDomain(
  deployment: Deployment,
  serverName: string | undefined,
  localAddress: string,
): Domain {
  const { domains, dns } = deployment;
  const same = (one: string) => foldCase(one) === foldCase(serverName ?? "");
  const main = domains.find(({ name }) => foldCase(name) === foldCase(deployment.main));
  if (!main) throw new RangeError(`Cannot choose a certificate: no Domain is ${deployment.main}`);
  const at = (address: string) => domainAt(deployment, address) ?? main;
  const named = domains.find(({ name }) => same(name)) ??
    domains.find(({ aliases }) => aliases.some(same));
  if (named) return named;
  // A host with addresses of several Domains is in the certificate of each: best that of the connection.
  const arrived = at(localAddress);
  const hosts = Object.entries(dns).filter(([host]) => same(host)).flatMap(([, leadsTo]) => leadsTo)
    .filter((address) => isOwn(deployment, address)).map(at);
  return hosts.includes(arrived) ? arrived : hosts[0] ?? arrived;
}

function domainAt({ domains }: Deployment, address: string): Domain | undefined {
  const wanted = canonicalAddress(address);
  return domains.find(({ addresses }) =>
    addresses.some((each) => wanted !== undefined && canonicalAddress(each) === wanted)
  );
}

/** A host name may lead elsewhere too: that address is in no certificate of ours. */
function isOwn(deployment: Deployment, address: string): boolean {
  const wanted = canonicalAddress(address);
  return domainAt(deployment, address) !== undefined ||
    deployment.addresses.some((each) => canonicalAddress(each) === wanted);
}

/** @param deployment the one of this moment, asked anew for every handshake (access.reconfigured) */
export function identityOf(tls: Tls, deployment: () => Deployment): Identity {
  // By deployment: another one has certificates of its own.
  const contexts = new WeakMap<Deployment, Map<string, Promise<SecureContext>>>();
  const made = async (world: Deployment, domain: string) => {
    const { chain, key } = await tls.certificate(world, domain);
    return createSecureContext({ cert: chain, key });
  };
  return {
    async contextFor(serverName, localAddress) {
      const world = deployment();
      const own = contexts.get(world) ?? new Map<string, Promise<SecureContext>>();
      contexts.set(world, own);
      const { name } = certifiedDomain(world, serverName, localAddress);
      const context = own.get(name) ?? made(world, name);
      own.set(name, context);
      // The next handshake may have more luck.
      context.catch(() => own.delete(name));
      return await context;
    },
    ...tls.clients !== undefined && { clients: tls.clients },
  };
}
