import { credentialFiles } from "./cyrus/credentials.ts";
import { imapdConf } from "./cyrus/imapd_conf.ts";
import { lesser } from "./cyrus/lesser.ts";
import { DELIVERING, mailFiles } from "./cyrus/mail.ts";
import { reverseNames } from "./cyrus/reverse_names.ts";
import { cyrusConf, listenersOf, SERVICES } from "./cyrus/services.ts";
import type { Exported, Exporter, Site } from "./exporter.ts";
import { certificateFiles } from "./certificates/files.ts";

const steps = ({ folder, root }: Site, taught: boolean): string[] => [
  "apt-get install --no-install-recommends cyrus-imapd cyrus-pop3d sasl2-bin libsasl2-modules",
  ...taught
    ? [`cat ${folder}/hosts >> /etc/hosts  (or the same names in the DNS, as PTR records)`]
    : [],
  `mkdir -p ${FOLDERS.map((one) => `${folder}/${one}`).join(" ")}`,
  ...SERVICES.map((service) =>
    `(umask 077; db5.3_load -f ${folder}/${service}.passwords ${folder}/${service}.sasldb)`
  ),
  `chown -R cyrus:mail ${folder}`,
  `${root}/usr/lib/cyrus/bin/master -D -C ${folder}/imapd.conf -M ${folder}/cyrus.conf -p ${folder}/master.pid  (as root)`,
  `sh ${folder}/${DELIVERING}  (as cyrus, while it runs: it delivers the canaries)`,
];

/** What the server writes into. Without the sockets' folder sessions in IDLE are told of nothing, and no log says so. */
export const FOLDERS = ["conf/socket", "spool", "lock", "proc"] as const;

/** Cyrus IMAP 3.6: passwords in sasldb, one database for each service. */
export default {
  id: "cyrus",
  title: "Cyrus IMAP 3.6: POP3 and IMAP",
  configurations: ["taught", "default"],
  write(deployment, site, configuration): Exported {
    const taught = configuration === "taught";
    const { served, cannot } = lesser(deployment, configuration);
    const listeners = listenersOf(site);
    return {
      files: [
        { path: "imapd.conf", content: imapdConf(served, site, listeners, configuration) },
        { path: "cyrus.conf", content: cyrusConf(site, listeners) },
        ...credentialFiles(served),
        ...taught ? [reverseNames(served, site.addresses)] : [],
        ...certificateFiles(site.certificates),
        ...mailFiles(served, site),
      ],
      cannot,
      served,
      steps: steps(site, taught),
    };
  },
} satisfies Exporter;
