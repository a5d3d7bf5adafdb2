import { isIPv6 } from "node:net";
import { canonicalAddress } from "../../fixtures/address.ts";
import { type Authority, certificatesOf, testAuthority } from "../../fixtures/certificates/mod.ts";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { PROTOCOLS_SERVED, type ReferenceOptions, startReference } from "../../reference/mod.ts";
import { bindable } from "./bindable.ts";
import { servedBy } from "./endpoint_for.ts";
import type { Switches, Target, Witnessed } from "./target.ts";

/** Each thread has its own, which all its servers and clients share: the first takes a third of a second. */
const authorities: Partial<Record<"trusted" | "foreign", Promise<Authority>>> = {};
const authority = (which: "trusted" | "foreign"): Promise<Authority> =>
  authorities[which] ??= testAuthority();

/** What is listened on where all IPv4 addresses arrive IPv4-mapped. */
const EVERY = "::";

const servedIn = (parts: ReferenceOptions) =>
  (parts.protocols ?? PROTOCOLS_SERVED).map(({ id }) => id);

/** The protocols of a login that the reference serves, and MAPI, which is IMAP to it. */
const offered = (parts: ReferenceOptions): Protocol[] =>
  LOGINS.filter((protocol) => servedIn(parts).includes(servedBy(protocol)));

/** What it serves without a login: LMTP. */
const besides = (parts: ReferenceOptions): Protocol[] => {
  const logins: readonly Protocol[] = LOGINS;
  return servedIn(parts).filter((id) => !logins.includes(id));
};

/** The addresses that this machine lets nobody listen on, with the reason. */
async function absentAmong(
  addresses: readonly string[],
  { mapped }: Switches,
): Promise<Record<string, string>> {
  if (mapped) {
    if (await bindable(EVERY)) return {};
    const because = `nobody may listen on ${EVERY} here`;
    return Object.fromEntries(addresses.map((address) => [address, because]));
  }
  const ipv6 = addresses.filter((address) => isIPv6(address));
  const missing = await Promise.all(
    ipv6.map(async (address) => await bindable(address) ? [] : [address]),
  );
  return Object.fromEntries(
    missing.flat().map((address) => [address, `this machine has no ${address}`]),
  );
}

/**
 * The embedded reference server, on ports that the kernel chooses, with some of its parts replaced.
 * @param signs who signs its certificates, in place of this thread's usual authority
 */
export function referenceTarget(
  parts: ReferenceOptions = {},
  signs = (): Promise<Authority> => authority("trusted"),
): Target {
  return {
    id: "reference",
    title: "the embedded reference server",
    offers: offered(parts),
    beside: besides(parts),
    async start(deployment, protocols, switches = {}) {
      const witnessed: Witnessed[] = [];
      const absent = await absentAmong(deployment.addresses, switches);
      const here = deployment.addresses.filter((address) => absent[address] === undefined);
      const mapped = switches.mapped === true && here.length > 0;
      const signer = await signs();
      const running = await startReference(deployment, {
        ...parts,
        addresses: mapped ? [EVERY] : here,
        serve: [...new Set(protocols.map(servedBy))],
        tls: {
          certificate: certificatesOf(signer),
          clients: signer.certificate,
        },
        ...switches.ftpHost === undefined ? {} : { ftpHost: switches.ftpHost },
        onLogin: (seen) =>
          witnessed.push({
            ...seen,
            // An IPv4-mapped address is the IPv4 address (address.family).
            localAddress: canonicalAddress(seen.localAddress) ?? seen.localAddress,
          }),
      });
      const reached = (endpoint: Endpoint): Endpoint[] =>
        mapped ? here.map((address) => ({ ...endpoint, address })) : [endpoint];
      return {
        endpoints: running.endpoints.flatMap(reached),
        absent,
        authority: signer.certificate,
        clientCertificate: async (name, by) =>
          await (by === "trusted" ? signer : await authority("foreign")).forClient(name),
        witnessed,
        reconfigure: (next) => Promise.resolve(running.reconfigure(next)),
        [Symbol.asyncDispose]: () => running.close(),
      };
    },
  };
}

export default referenceTarget();
