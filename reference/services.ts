import type { Deployment } from "../fixtures/deployment.ts";
import type { ServedProtocol } from "./protocol.ts";
import { ALL } from "./protocols/mod.ts";
import type { ReferenceOptions } from "./reference.ts";
import type { Service } from "./server/mod.ts";

/** What is listened for, on each address. @throws {RangeError} for a protocol that is not served */
export function servicesOf(deployment: Deployment, options: ReferenceOptions): Service[] {
  const protocols: readonly ServedProtocol[] = options.protocols ?? ALL;
  const served = protocols.map(({ id }) => id);
  const unknown = options.serve?.find((id) => !served.includes(id));
  if (unknown) {
    throw new RangeError(`Cannot serve ${unknown}: the reference serves ${served.join(", ")}`);
  }
  return protocols.filter(({ id }) => options.serve?.includes(id) ?? true).flatMap((protocol) =>
    (options.addresses ?? deployment.addresses).flatMap((address) =>
      doorsOf(protocol, options).map(({ security, port = 0 }) => ({
        protocol,
        address,
        port,
        security,
      }))
    )
  );
}

/** Without TLS one endpoint, with it two. */
function doorsOf({ id, upgrades }: ServedProtocol, { tls, ports, tlsPorts }: ReferenceOptions) {
  const clear = { security: tls && upgrades ? "upgrade" : "plain", port: ports?.[id] } as const;
  return tls ? [clear, { security: "tls", port: tlsPorts?.[id] } as const] : [clear];
}
