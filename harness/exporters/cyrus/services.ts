import { isIPv6 } from "node:net";
import type { Protocol } from "../../../fixtures/protocols.ts";
import type { Port, Site } from "../exporter.ts";

/** What people log in to. A service that is off is off by its passwords: see `credentials.ts`. */
export const SERVICES = ["pop3", "imap"] as const satisfies readonly Protocol[];
export type Service = typeof SERVICES[number];

/** One line of cyrus.conf: options of imapd.conf can be given to it alone, by its name in front. */
export interface Listener {
  /** `imap0`, `pop3s2`. */
  readonly name: string;
  readonly service: Service;
  readonly security: Port["security"];
  readonly address: string;
  readonly port: number;
}

/** One for each address, so that each can show a certificate of its own. */
export function listenersOf({ addresses, ports }: Site): Listener[] {
  return addresses.flatMap((address, at) =>
    ports.flatMap(({ protocol, security, port }): Listener[] => {
      const service = SERVICES.find((one) => one === protocol);
      if (!service) return [];
      const name = `${service}${security === "tls" ? "s" : ""}${at}`;
      return [{ name, service, security, address, port }];
    })
  );
}

/** Cyrus's names of its programs. */
const PROGRAMS: Readonly<Record<Service, string>> = { pop3: "pop3d", imap: "imapd" };

/** Connections that one process serves, one after the other. */
const USES = 250;

/** cyrus.conf: what listens where. */
export function cyrusConf({ folder, root }: Site, listeners: readonly Listener[]): string {
  const program = (name: string) => `${root}/usr/lib/cyrus/bin/${name}`;
  const conf = `-C ${folder}/imapd.conf`;
  const lines = listeners.map(({ name, service, security, address, port }) => {
    const options = `${security === "tls" ? "-s " : ""}-U ${USES}`;
    const at = isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
    return `  ${name} cmd="${
      program(PROGRAMS[service])
    } ${conf} ${options}" listen="${at}" prefork=0`;
  });
  return `START {
  recover cmd="${program("ctl_cyrusdb")} ${conf} -r"
}

SERVICES {
${lines.join("\n")}
  lmtp cmd="${program("lmtpd")} ${conf}" listen="${folder}/conf/socket/lmtp" prefork=0
}

# Tells the sessions that wait in IDLE.
DAEMON {
  idled cmd="${program("idled")} ${conf}"
}

EVENTS {
}
`;
}
