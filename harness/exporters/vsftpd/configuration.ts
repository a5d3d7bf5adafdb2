import { isIPv6 } from "node:net";
import type { Port, Site } from "../exporter.ts";
import { serviceOf } from "./table.ts";

interface Process {
  readonly address: string;
  readonly port: Port;
  /** The table that its names are looked up in. */
  readonly table: string;
  /** The Domain whose certificate it shows. */
  readonly domain: string;
}

/** A configuration file: `key=value`, without a blank on either side. */
export function configuration({ folder }: Site, { address, port, table, domain }: Process): string {
  const certificate = `${folder}/certificates/${domain}.pem`;
  const settings: Readonly<Record<string, string>> = {
    ...isIPv6(address)
      ? { listen: "NO", listen_ipv6: "YES", listen_address6: address }
      : { listen: "YES", listen_address: address },
    listen_port: String(port.port),
    background: "NO",
    anonymous_enable: "NO",
    local_enable: "YES",
    // All users are virtual: on the system they are this one, whose home has to exist.
    guest_enable: "YES",
    guest_username: "daemon",
    pam_service_name: serviceOf(table),
    user_config_dir: `${folder}/users/${table}`,
    chroot_local_user: "YES",
    secure_chroot_dir: `${folder}/empty/folder`,
    delay_failed_login: "0",
    delay_successful_login: "0",
    max_login_fails: "5",
    max_clients: "0",
    max_per_ip: "0",
    xferlog_enable: "NO",
    // Its sandbox kills it on newer kernels.
    seccomp_sandbox: "NO",
    isolate: "NO",
    isolate_network: "NO",
    ssl_enable: "YES",
    implicit_ssl: port.security === "tls" ? "YES" : "NO",
    force_local_logins_ssl: "NO",
    force_local_data_ssl: "NO",
    require_ssl_reuse: "NO",
    rsa_cert_file: certificate,
    rsa_private_key_file: certificate,
  };
  return Object.entries(settings).map(([key, value]) => `${key}=${value}\n`).join("");
}
