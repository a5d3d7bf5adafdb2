import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { Configuration, Port, Site } from "../exporter.ts";
import { SERVICES } from "./passwords.ts";
import { tlsLines } from "./tls.ts";

/** `*` and the domain part; an empty account part makes a key that no file has. */
const ANYBODY = "username_format=%{if;%n;eq;;-;*}@%d";

/** How names are read, and where they are looked up. */
const READING: Readonly<Record<Configuration, (folder: string, main: string) => string>> = {
  taught: (folder) =>
    `# x%domain is x@domain; letter case does not matter.
auth_username_chars = abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_@%
auth_username_translation = %@
auth_username_format = %Lu
auth_mechanisms = plain login cram-md5 apop scram-sha-1 scram-sha-256
# Qualified names, by service.
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users/%s
}
# Simple names, by the address that the connection arrived on. A qualified name stands in no such file.
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/addresses/%l/%s
}
# Domains that are one account, by name and by address. A name without an account part is nobody's.
passdb {
  driver = passwd-file
  args = ${ANYBODY} ${folder}/domains/%s
}
passdb {
  driver = passwd-file
  args = ${ANYBODY} ${folder}/addresses/%l/%s
}
`,
  default: (folder, main) =>
    `# A simple name gets this Domain, wherever it arrives.
auth_default_realm = ${main}
auth_mechanisms = plain
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users/%s
}
`,
};

function listener(service: string, ports: readonly Port[]): string {
  const port = (security: Port["security"]) =>
    ports.find((one) => one.protocol === service && one.security === security)?.port ?? 0;
  return `service ${service}-login {
  inet_listener ${service} {
    port = ${port("upgrade")}
  }
  inet_listener ${service}s {
    port = ${port("tls")}
    ssl = yes
  }
  # One process for many connections.
  service_count = 0
  client_limit = 500
}
service ${service} {
  service_count = 100
}
`;
}

/** `dovecot.conf`, whole: nothing of /etc/dovecot is read. */
export function configurationOf(
  deployment: Deployment,
  site: Site,
  configuration: Configuration,
): string {
  const { folder, addresses, ports } = site;
  const served = SERVICES.filter((service) => ports.some(({ protocol }) => protocol === service));
  const main = foldCase(deployment.main);
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
listen = ${addresses.join(", ")}
protocols = ${served.join(" ")}

${READING[configuration](folder, main)}
# Every account has its folder; whom a name opens, the lines above have said.
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%Ld/%Ln allow_all_users=yes
}
first_valid_uid = 1
mail_location = maildir:~/Maildir
# Many logins from one address are the rule in a test.
mail_max_userip_connections = 0

# Passwords may go without TLS, and failures are answered at once: else every refusal of a test waits for seconds, and longer
# each time. Elsewhere leave these three out.
disable_plaintext_auth = no
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}

${served.map((service) => listener(service, ports)).join("")}
${tlsLines(deployment, site)}`;
}
