import exporter, { processesOf, tablesOf } from "../exporters/vsftpd.ts";
import { asRoot } from "./as_root.ts";
import type { Server } from "./server.ts";

const PROGRAM = "/usr/sbin/vsftpd";

/** What `db_load` makes has hashed passwords in it: nobody else may read it. */
const UNSEEN = 'umask 077 && exec "$@"';

/** PAM reads its services in one folder of the machine: in a mount namespace of the server's own that is ours, and goes with it. */
const IN_ITS_OWN = 'mount --bind "$1/pam.d" /etc/pam.d && exec "$2" "$3"';

export default {
  exporter,
  title: "vsftpd",
  packages: ["vsftpd", "db-util", "db5.3-util"],
  install: "unpack",
  program: PROGRAM,
  offers: ["ftp"],
  securities: { ftp: ["upgrade", "tls"] },
  sequences: { taught: ["isolation"], default: [] },
  budget: { start: 400, refusal: 30, spends: {} },
  ipv6: true,
  oneCertificate: true,
  async prepare({ exported, found, site, run }) {
    asRoot("vsftpd", "PAM's services lie in a mount namespace of its own");
    await Deno.mkdir(`${site.folder}/db`, { mode: 0o700 });
    for (const table of tablesOf(exported)) {
      await run("/bin/sh", [
        ...["-c", UNSEEN, "db_load", `${found.root}/usr/bin/db5.3_load`],
        ...["-T", "-t", "hash", "-f", `names/${table}.txt`, `db/${table}.db`],
      ]);
    }
  },
  serving: ({ site, found }) =>
    processesOf(site).map(({ path }) => ({
      program: "/usr/bin/unshare",
      args: [
        ...["--mount", "/bin/sh", "-c", IN_ITS_OWN, "vsftpd"],
        ...[site.folder, `${found.root}${PROGRAM}`, `${site.folder}/${path}`],
      ],
    })),
} satisfies Server;
