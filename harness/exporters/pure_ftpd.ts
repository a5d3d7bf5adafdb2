import type { Deployment } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import type { Exported, ExportedFile, Exporter, Site } from "./exporter.ts";
import { domainAt, mainOf } from "./ftp/addressed.ts";
import { crypted } from "./ftp/crypt.ts";
import { foldedTables } from "./ftp/folded.ts";
import { homeOf, homes } from "./ftp/homes.ts";
import { openingsOf } from "./ftp/openings.ts";
import { passwordsOf } from "./ftp/passwords.ts";
import { short } from "./ftp/short.ts";
import { simpleNames } from "./ftp/simple_names.ts";
import { BY_CHOICE, tabled } from "./ftp/tabled.ts";
import { toldAddress } from "./names/name_table.ts";
import { check } from "./pure-ftpd/check.ts";

/** `nobody`: whom the files of all virtual users belong to. */
const UID = 65534;

/** The path of the socket between the server and what checks its logins, below the site's folder. */
export const SOCKET = "check.sock";
export const CHECK = "check";
/** The database of users, and the text that it is made of. */
export const USERS = { database: "users.pdb", text: "users" } as const;

/** The command line of the process of each address: the server has no file of settings. */
export const processesOf = (
  { addresses, ports, folder }: Site,
  served: Deployment,
  which: "taught" | "default",
): string[][] =>
  addresses.flatMap((address) =>
    ports.map(({ port }) => [
      ...["--bind", `${address},${port}`],
      ...[
        "--login",
        which === "taught" ? `extauth:${folder}/${SOCKET}` : `puredb:${folder}/${USERS.database}`,
      ],
      ...["--noanonymous", "--chrooteveryone", "--dontresolve", "--minuid", "1"],
      ...["--maxclientsnumber", "500", "--maxclientsperip", "500"],
      ...["--syslogfacility", "none"],
      ...["--pidfile", `${folder}/${address.replaceAll(":", "_")}.pid`],
      ...["--tls", "1"],
      ...["--certfile", `${folder}/certificates/${domainAt(served, address).name}.pem`],
    ])
  );

const file = (path: string, lines: readonly string[]): ExportedFile => ({
  path,
  content: lines.map((line) => `${line}\n`).join(""),
});

/** A program of ours reads the names, and looks them up. */
function taught(served: Deployment, { folder, addresses }: Site): ExportedFile[] {
  const { users, names } = foldedTables(served);
  return [
    { path: CHECK, content: check(served, folder), mode: 0o700 },
    file(
      "addresses",
      addresses.map((address) =>
        `${toldAddress(address)} ${foldCase(domainAt(served, address).name)}`
      ),
    ),
    file("names", names.map(({ name, user }) => `${name} ${user}`)),
    file(
      USERS.text,
      users.map(({ name, fullName, account }) =>
        `${name} ${crypted(account.password)} ${folder}/${homeOf(fullName)}`
      ),
    ),
  ];
}

/** Every name is a line of its own; a simple one is of the Main Domain, wherever it arrives. */
function outOfTheBox(served: Deployment, { folder }: Site): ExportedFile[] {
  const openings = openingsOf(served);
  const password = passwordsOf(served);
  return [file(
    USERS.text,
    [...openings, ...simpleNames(openings, mainOf(served))].map(({ name, account }) =>
      `${name}:${crypted(password(account))}:${UID}:${UID}::${folder}/${homeOf(account)}/./` +
      ":".repeat(12)
    ),
  )];
}

export default {
  id: "pure-ftpd",
  title: "Pure-FTPd",
  configurations: ["taught", "default"],
  write(deployment, site, which): Exported {
    const held = short(deployment);
    const { served, cannot } = tabled(held.served, ...which === "taught" ? [BY_CHOICE] : []);
    const checking = which === "taught"
      ? `As root: pure-authd --socket ${site.folder}/${SOCKET} --run ${site.folder}/${CHECK}`
      : `pure-pw mkdb ${site.folder}/${USERS.database} -f ${site.folder}/${USERS.text}`;
    return {
      files: [
        ...(which === "taught" ? taught : outOfTheBox)(served, site),
        ...Object.entries(site.certificates).map(([domain, { chain, key }]) => ({
          path: `certificates/${domain}.pem`,
          content: `${chain.trimEnd()}\n${key}`,
        })),
        ...homes(served),
      ],
      cannot: [...held.cannot, ...cannot],
      served,
      steps: [
        "Install pure-ftpd.",
        checking,
        "As root, one process for each address:",
        ...processesOf(site, served, which).map((args) => `pure-ftpd ${args.join(" ")}`),
      ],
    };
  },
} satisfies Exporter;
