import type { Deployment } from "../../fixtures/deployment.ts";
import type { Exported, Exporter, Site } from "./exporter.ts";
import { behindMain } from "./vsftpd/behind_main.ts";
import { domainAt, mainOf } from "./ftp/addressed.ts";
import { homes } from "./ftp/homes.ts";
import { type Opening, openingsOf } from "./ftp/openings.ts";
import { simpleNames } from "./ftp/simple_names.ts";
import { tabled } from "./ftp/tabled.ts";
import { configuration } from "./vsftpd/configuration.ts";
import { short } from "./ftp/short.ts";
import { tableFiles } from "./vsftpd/table.ts";

/** The processes: each has an address and a port of its own. */
export const processesOf = ({ addresses, ports }: Pick<Site, "addresses" | "ports">) =>
  addresses.flatMap((address) =>
    ports.map((port) => ({ address, port, path: `conf/${plain(address)}-${port.security}.conf` }))
  );

/** The tables of names, which `db_load` makes a database of each. */
export const tablesOf = ({ files }: Pick<Exported, "files">): string[] =>
  files.flatMap(({ path }) => /^names\/(.+)[.]txt$/.exec(path)?.[1] ?? []);

/** A name of a file has no colon. */
const plain = (address: string) => address.replaceAll(":", "_");

/** Which table an address has, and what is in each. */
interface Tables {
  at(address: string): string;
  readonly all: Readonly<Record<string, readonly Opening[]>>;
}

/** A table for each Domain that has an address: its simple names, and all full names with either separator. */
function taught(served: Deployment, { addresses }: Site): Tables {
  const openings = openingsOf(served);
  const typed = openings.flatMap(({ name, account }) => [
    { name, account },
    { name: name.replace("@", "%"), account },
  ]).concat(behindMain(served, openings));
  const domains = new Set(addresses.map((address) => domainAt(served, address)));
  return {
    at: (address) => domainAt(served, address).name,
    all: Object.fromEntries(
      [...domains].map((domain) => [domain.name, [...simpleNames(openings, domain), ...typed]]),
    ),
  };
}

/** One table for all addresses: full names, and the simple ones of the Main Domain. */
function outOfTheBox(served: Deployment): Tables {
  const openings = openingsOf(served);
  const all = [...simpleNames(openings, mainOf(served)), ...openings];
  return { at: () => "all", all: { all } };
}

/** They hold hashed passwords: nobody else may read them. */
const databases = (folder: string, tables: readonly string[]): string[] => [
  `mkdir -m 700 ${folder}/db`,
  ...tables.map((table) =>
    `db_load -T -t hash -f ${folder}/names/${table}.txt ${folder}/db/${table}.db`
  ),
];

export default {
  id: "vsftpd",
  title: "vsftpd",
  configurations: ["taught", "default"],
  write(deployment, site, which): Exported {
    const held = short(deployment);
    const { served, cannot } = tabled(held.served);
    const tables = which === "taught" ? taught(served, site) : outOfTheBox(served);
    return {
      files: [
        ...processesOf(site).map(({ address, port, path }) => ({
          path,
          content: configuration(site, {
            ...{ address, port, table: tables.at(address) },
            domain: domainAt(served, address).name,
          }),
        })),
        ...Object.entries(tables.all).flatMap(([name, all]) => tableFiles(served, site, name, all)),
        ...Object.entries(site.certificates).map(([domain, { chain, key }]) => ({
          path: `certificates/${domain}.pem`,
          content: `${chain.trimEnd()}\n${key}`,
        })),
        // vsftpd wants an empty folder that nobody may write to.
        { path: "empty/folder/.keep", content: "" },
        ...homes(served),
      ],
      cannot: [...held.cannot, ...cannot],
      served,
      steps: [
        "Install vsftpd and db-util.",
        ...databases(site.folder, Object.keys(tables.all)),
        `cp ${site.folder}/pam.d/* /etc/pam.d/`,
        "As root, one process for each address and port:",
        ...processesOf(site).map(({ path }) => `vsftpd ${site.folder}/${path}`),
      ],
    };
  },
} satisfies Exporter;
