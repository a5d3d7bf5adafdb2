import type { Deployment } from "../../fixtures/deployment.ts";
import type { Exported, Exporter, Shortfall } from "./exporter.ts";
import { configurationOf } from "./dovecot/configuration.ts";
import { addressFiles, domainFiles, userFiles } from "./dovecot/passwords.ts";
import { certificateFiles } from "./certificates/files.ts";
import { fitPasswords, type Unfit } from "./passwords/fit.ts";
import { maildirs } from "./maildir/maildir.ts";
import { type NameTable, nameTable } from "./names/name_table.ts";
import { withoutCatchAlls, withoutExceptions } from "./names/narrowed.ts";

const CATCH_ALL_UNREAD: Omit<Shortfall, "which"> = {
  what: "Router records that make a domain one account",
  why: "Out of the box names are looked up whole; a second lookup by the domain alone is taught.",
};

/** A password that is wrong there is tried on in the next lookup, which is the domain's. */
const EXCEPTIONS: Omit<Shortfall, "which"> = {
  what: "Router records of accounts in a domain that is one account",
  why: "Where the first lookup refuses a password, Dovecot asks the next, which knows the domain.",
};

/** NUL, 1, tab, LF and CR: tried over IMAP and POP3, by each mechanism. The other control characters open. */
const UNFIT: Unfit = {
  what: "tabs, line ends, NUL or U+0001",
  // deno-lint-ignore no-control-regex -- these are meant
  signs: /[\0\x01\t\n\r]/,
  why: "Dovecot's processes part their own lines by these, and a password with one is refused.",
};

const STEPS = (folder: string, tables: readonly string[]): string[] => [
  "apt-get install --no-install-recommends dovecot-imapd dovecot-pop3d",
  `chown -R dovecot: ${tables.map((table) => `${folder}/${table}`).join(" ")}`,
  `chown -R nobody:nogroup ${folder}/mail`,
  `dovecot -F -c ${folder}/dovecot.conf  (as root; it stays in the foreground)`,
];

function tableOf(deployment: Deployment, taught: boolean): NameTable {
  const table = nameTable(deployment);
  return taught ? withoutExceptions(table, EXCEPTIONS) : withoutCatchAlls(table, CATCH_ALL_UNREAD);
}

/** Dovecot 2.3: passwd-files that name each account by every name that opens it. */
export default {
  id: "dovecot",
  title: "Dovecot 2.3: POP3 and IMAP",
  configurations: ["taught", "default"],
  write(deployment, site, configuration): Exported {
    const taught = configuration === "taught";
    const fit = fitPasswords(deployment, UNFIT);
    const table = tableOf(fit.served, taught);
    return {
      files: [
        { path: "dovecot.conf", content: configurationOf(table.served, site, configuration) },
        ...userFiles(table, { both: taught }),
        ...(taught ? [...addressFiles(table, site.addresses), ...domainFiles(table)] : []),
        ...certificateFiles(site.certificates),
        ...maildirs(deployment, "mail"),
      ],
      cannot: [...fit.cannot, ...table.cannot],
      served: table.served,
      steps: STEPS(site.folder, taught ? ["users", "addresses", "domains"] : ["users"]),
    };
  },
} satisfies Exporter;
