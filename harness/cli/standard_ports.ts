import type { Protocol } from "../../fixtures/protocols.ts";
import type { Port } from "../exporters/exporter.ts";

/** Registered with IANA; XMPP over TLS from the first byte on has none of its own, and 5223 is what servers use. */
const STANDARD: Readonly<Partial<Record<Protocol, Readonly<Record<Port["security"], number>>>>> = {
  pop3: { upgrade: 110, tls: 995 },
  imap: { upgrade: 143, tls: 993 },
  ftp: { upgrade: 21, tls: 990 },
  xmpp: { upgrade: 5222, tls: 5223 },
  smtp: { upgrade: 587, tls: 465 },
  ldap: { upgrade: 389, tls: 636 },
};

/** The standard port of each protocol and security that a server has, moved up by so many. */
export function standardPorts(
  securities: Readonly<Partial<Record<Protocol, readonly Port["security"][]>>>,
  base: number,
): Port[] {
  return (Object.entries(securities) as [Protocol, readonly Port["security"][]][])
    .flatMap(([protocol, kinds]) =>
      kinds.flatMap((security) => {
        const port = STANDARD[protocol]?.[security];
        return port === undefined ? [] : [{ protocol, security, port: base + port }];
      })
    );
}
