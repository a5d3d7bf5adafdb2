import type { Deployment } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import { certificateFiles } from "./certificates/files.ts";
import { certified } from "./names/certified.ts";
import { isServed } from "./names/is_served.ts";
import { domainAt, type Home, type NameTable, nameTable, toldAddress } from "./names/name_table.ts";
import { withoutCatchAlls } from "./names/narrowed.ts";
import type { Exported, ExportedFile, Exporter, Site } from "./exporter.ts";
import { READING, serverPy } from "./pyftpdlib/server_py.ts";
import { homes, keyOf } from "./pyftpdlib/homes.ts";

const isOn = (home: Home) => isServed(home, "ftp");

const json = (path: string, content: unknown): ExportedFile => ({
  path,
  content: `${JSON.stringify(content, null, 1)}\n`,
});

const entries = <T>(pairs: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(pairs);

const isMain = ({ main }: Deployment, name: string) => foldCase(name) === foldCase(main);

/**
 * Names to accounts; `null`: nobody's, so that it falls to no domain's one account (access.service). What the taught handler asks
 * beside: whose an address is, and what leads to the Main Domain.
 */
const TABLES = {
  taught: ({ rows, catchAll, barred, places, served }: NameTable, { addresses }: Site) => ({
    names: entries([
      ...rows.map(({ account, domain, opens }) =>
        [`${account}@${domain}`, isOn(opens) ? keyOf(opens) : null] as const
      ),
      ...barred.map(({ account, domain }) => [`${account}@${domain}`, null] as const),
    ]),
    domains: entries(
      catchAll.filter(({ opens }) => isOn(opens)).map(({ domain, opens }) =>
        [domain, keyOf(opens)] as const
      ),
    ),
    addresses: entries(
      addresses.map((address) =>
        [toldAddress(address), foldCase(domainAt(served, address)?.name ?? "")] as const
      ),
    ),
    mains: [...places].filter(([, { name }]) => isMain(served, name)).map(([name]) => name),
  }),
  default: ({ rows, served }: NameTable) => ({
    names: entries(
      rows.filter(({ opens }) => isOn(opens)).flatMap(({ spelled, domain, opens }) => {
        const [simple = ""] = spelled.split("@");
        const names = isMain(served, domain) ? [spelled, simple] : [spelled];
        return names.map((name) => [name, keyOf(opens)] as const);
      }),
    ),
  }),
} as const;

const siteOf = (deployment: Deployment, { ports, addresses }: Site) => ({
  listen: ports.filter(({ protocol }) => protocol === "ftp").flatMap(({ port, security }) =>
    addresses.map((address) => ({
      ...{ address, port, security },
      certificate: foldCase(domainAt(deployment, address)?.name ?? deployment.main),
    }))
  ),
  certificates: entries(
    [...certified(deployment)].map(([name, domain]) => [name, foldCase(domain.name)] as const),
  ),
});

/** The Python library's server, with a handler of a few lines. */
export default {
  id: "pyftpdlib",
  title: "pyftpdlib: FTP",
  configurations: ["taught", "default"],
  write(deployment, site, configuration): Exported {
    const all = nameTable(deployment);
    const table = configuration === "taught" ? all : withoutCatchAlls(all, {
      what: "Router records that make a domain one account",
      why: "Out of the box a name is looked up whole.",
    });
    const { served, cannot } = table;
    const accounts = deployment.domains.flatMap((domain) =>
      domain.accounts.map((account) => [keyOf({ account, domain }), account.password] as const)
    );
    return {
      files: [
        { path: "server.py", content: serverPy(site.folder, READING[configuration]) },
        json("names.json", TABLES[configuration](table, site)),
        json("accounts.json", entries(accounts)),
        json("site.json", siteOf(served, site)),
        ...certificateFiles(site.certificates),
        ...homes(deployment),
      ],
      cannot,
      served,
      steps: [
        "apt-get install --no-install-recommends python3-pyftpdlib python3-openssl",
        `/usr/bin/python3 ${site.folder}/server.py  (it stays in the foreground; ports below 1024 want root)`,
      ],
    };
  },
} satisfies Exporter;
