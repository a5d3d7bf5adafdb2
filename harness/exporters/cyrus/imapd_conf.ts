import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { certificatePath } from "../certificates/files.ts";
import { domainAt } from "../names/name_table.ts";
import type { Configuration, Site } from "../exporter.ts";
import { type Listener, SERVICES } from "./services.ts";

/** How names are read. `main` is the Main Domain. */
const READING: Readonly<Record<Configuration, (main: string) => string>> = {
  taught: () =>
    `# x@domain and x%domain are full names; a simple one gets the domain that the connection's own address has in
# the reverse DNS, its first label dropped. There is no default domain on purpose (but Cyrus's own, "internal"): it is dropped from
# full names, and what remains, a simple name, would get the domain of the address.
virtdomains: on
`,
  default: (main) =>
    `# x@domain and x%domain are full names; a simple one gets the default domain.
virtdomains: userid
defaultdomain: ${main}
`,
};

/**
 * imapd.conf. A service has its own passwords, so that it can be off for an account; a listener its own certificate, taught:
 * that of the Domain whose simple names its address takes.
 */
export function imapdConf(
  deployment: Deployment,
  { folder }: Site,
  listeners: readonly Listener[],
  configuration: Configuration,
): string {
  const main = foldCase(deployment.main);
  const certificate = (domain: string, listener = "") => {
    const path = `${folder}/${certificatePath({ name: domain })}`;
    return `${listener}tls_server_cert: ${path}.crt\n${listener}tls_server_key: ${path}.key\n`;
  };
  const own = configuration === "default"
    ? ""
    : listeners.map(({ name, address }) =>
      certificate(domainAt(deployment, address)?.name ?? main, `${name}_`)
    ).join("");
  const passwords = listeners.map(({ name, service }) =>
    `${name}_sasl_sasldb_path: ${folder}/${service}.sasldb\n`
  ).join("");
  return `configdirectory: ${folder}/conf
proc_path: ${folder}/proc
mboxname_lockpath: ${folder}/lock
sievedir: ${folder}/conf/sieve
defaultpartition: default
partition-default: ${folder}/spool

${READING[configuration](main)}
# The realm of simple names in the passwords, too.
servername: ${main}
username_tolower: yes
# Else a dot in a name would part folders.
unixhierarchysep: yes
altnamespace: no

sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_mech_list: PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256
allowapop: yes
# For ${SERVICES.join(" and ")}, a database each: who is not in it has that service off.
${passwords}
${certificate(main)}${own}
# The INBOX is there at the first delivery.
autocreate_quota: 0
autocreate_post: yes
lmtp_downcase_rcpt: yes

# Passwords may go without TLS, nobody waits after a failed login or between two POP sessions: for a test. Elsewhere leave
# these three out.
allowplaintext: yes
failedloginpause: 0
popminpoll: 0
`;
}
