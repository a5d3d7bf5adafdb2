import { createPrivateKey } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Certificate } from "../../fixtures/certificate.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Exported, ExportedFile, Exporter, Port, Site } from "./exporter.ts";
import { domainAt, mainOf } from "./ftp/addressed.ts";
import { crypted } from "./ftp/crypt.ts";
import { foldedTables } from "./ftp/folded.ts";
import { homeOf, homes } from "./ftp/homes.ts";
import { openingsOf } from "./ftp/openings.ts";
import { passwordsOf } from "./ftp/passwords.ts";
import { simpleNames } from "./ftp/simple_names.ts";
import { BY_CHOICE, tabled } from "./ftp/tabled.ts";
import { rewriting } from "./proftpd/rewriting.ts";

/** `nobody`: whom the files of all virtual users belong to. */
const UID = 65534;

const CONF = "proftpd.conf";
const USERS = "users";
const NAMES = "names";

/** What counts for the whole server; its own address serves nobody, the virtual ones do. */
const general = ({ folder, addresses }: Site) => [
  'ServerName "ftp"',
  "ServerType standalone",
  "Port 0",
  "DefaultServer off",
  "SocketBindTight on",
  `UseIPv6 ${addresses.some((address) => isIPv6(address)) ? "on" : "off"}`,
  "UseReverseDNS off",
  "User nobody",
  "Group nogroup",
  "ModulePath /usr/lib/proftpd",
  "LoadModule mod_tls.c",
  "LoadModule mod_rewrite.c",
  "MaxInstances 200",
  `PidFile ${folder}/pid`,
  "ScoreboardFile none",
  "ControlsEngine off",
  "UseLastlog off",
  "SystemLog none",
  "DelayEngine off",
  "<Global>",
  "  AuthOrder mod_auth_file.c",
  "  RequireValidShell off",
  "  DefaultRoot ~",
  "  MaxLoginAttempts 5",
  "  AllowOverwrite on",
  "  TransferLog none",
  "  WtmpLog off",
  "  TLSEngine on",
  "  TLSProtocol TLSv1.2 TLSv1.3",
  "  TLSRequired off",
  "</Global>",
];

/** A certificate's kind, by which the server's settings are called: with the other's it complains. */
function kindOf(certificate: Certificate | undefined): "RSA" | "EC" {
  try {
    return createPrivateKey(certificate?.key ?? "").asymmetricKeyType === "rsa" ? "RSA" : "EC";
  } catch {
    return "EC";
  }
}

/** One VirtualHost. `AuthUserFile` counts where it stands alone, so that each has its own line. */
function host(
  { folder, certificates }: Site,
  { address, port, domain, names }: {
    readonly address: string;
    readonly port: Port;
    readonly domain: string;
    readonly names: readonly string[];
  },
): string[] {
  const options = ["NoSessionReuseRequired", ...port.security === "tls" ? ["UseImplicitSSL"] : []];
  return [
    `<VirtualHost ${address}>`,
    ...[
      `ServerName "${domain}"`,
      `Port ${port.port}`,
      `AuthUserFile ${folder}/${USERS}`,
      `TLS${kindOf(certificates[domain])}CertificateFile ${folder}/certificates/${domain}.crt`,
      `TLS${kindOf(certificates[domain])}CertificateKeyFile ${folder}/certificates/${domain}.key`,
      `TLSOptions ${options.join(" ")}`,
      ...names,
    ].map((line) => `  ${line}`),
    "</VirtualHost>",
  ];
}

const certificates = ({ certificates }: Site): ExportedFile[] =>
  Object.entries(certificates).flatMap(([domain, { chain, key }]) => [
    { path: `certificates/${domain}.crt`, content: chain },
    { path: `certificates/${domain}.key`, content: key },
  ]);

/** Name, password, user, group, nothing, home, shell. */
const userLine = (name: string, password: string, home: string) =>
  `${name}:${crypted(password)}:${UID}:${UID}::${home}:/bin/false`;

/** One server for each address, which has the certificate of its Domain. */
const hosts = (served: Deployment, site: Site, names: (address: string) => readonly string[]) =>
  site.addresses.flatMap((address) =>
    site.ports.flatMap((port) =>
      host(site, { address, port, domain: domainAt(served, address).name, names: names(address) })
    )
  );

/** Every name that is read is made a full name in small letters, of which there is one for an account. */
function taught(served: Deployment, site: Site) {
  const { users, names } = foldedTables(served);
  return {
    hosts: hosts(
      served,
      site,
      (address) => rewriting(served, address, `${site.folder}/${NAMES}`),
    ),
    users: users.map(({ name, fullName, account }) =>
      userLine(name, account.password, `${site.folder}/${homeOf(fullName)}`)
    ),
    names: names.map(({ name, user }) => `${name} ${user}`),
  };
}

/** Every name is a line of its own; a simple one is of the Main Domain, wherever it arrives. */
function plain(served: Deployment, site: Site) {
  const openings = openingsOf(served);
  const passwords = passwordsOf(served);
  return {
    hosts: hosts(served, site, () => []),
    users: [...openings, ...simpleNames(openings, mainOf(served))].map(({ name, account }) =>
      userLine(name, passwords(account), `${site.folder}/${homeOf(account)}`)
    ),
    names: [],
  };
}

export default {
  id: "proftpd",
  title: "ProFTPD",
  configurations: ["taught", "default"],
  write(deployment, site, configuration): Exported {
    const isTaught = configuration === "taught";
    const { served, cannot } = tabled(deployment, ...isTaught ? [BY_CHOICE] : []);
    const { hosts, users, names } = (isTaught ? taught : plain)(served, site);
    const file = (path: string, lines: readonly string[]): ExportedFile => ({
      path,
      content: lines.map((line) => `${line}\n`).join(""),
    });
    return {
      files: [
        file(CONF, [...general(site), ...hosts]),
        file(USERS, users),
        ...names.length > 0 || isTaught ? [file(NAMES, names)] : [],
        ...certificates(site),
        ...homes(served),
      ],
      cannot,
      served,
      steps: [
        "Install proftpd-core and proftpd-mod-crypto.",
        `Start it as root: proftpd --nodaemon --config ${site.folder}/${CONF}`,
        `Where clients are to store files: chown -R ${UID}:${UID} ${site.folder}/homes`,
      ],
    };
  },
} satisfies Exporter;
