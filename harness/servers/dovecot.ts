import dovecot from "../exporters/dovecot.ts";
import { asRoot } from "./as_root.ts";
import type { Server } from "./server.ts";

const CHOWN = "/bin/chown";

export default {
  exporter: dovecot,
  title: "Dovecot",
  packages: ["dovecot-imapd", "dovecot-pop3d"],
  install: "apt",
  program: "/usr/sbin/dovecot",
  offers: ["pop3", "imap", "mapi"],
  securities: { pop3: ["upgrade", "tls"], imap: ["upgrade", "tls"] },
  // Isolation says names that are not read out of the box, which proves nothing there.
  sequences: { taught: ["isolation", "side-by-side"], default: ["side-by-side"] },
  budget: {
    start: 300,
    refusal: 500,
    spends: {
      smoke: { deployments: 12, refusals: 150 },
      standard: { deployments: 80, refusals: 3000 },
      exhaustive: { deployments: 200, refusals: 10_000 },
    },
  },
  ipv6: true,
  async prepare({ run, exported }) {
    asRoot("Dovecot", "it gives each process a user of its own");
    const folders = new Set(exported.files.map(({ path }) => path.split("/")[0]!));
    const tables = ["users", "addresses", "domains"].filter((folder) => folders.has(folder));
    await run(CHOWN, ["-R", "dovecot:", ...tables]);
    await run(CHOWN, ["-R", "nobody:nogroup", "mail"]);
  },
  serving: ({ site }) => [{
    program: "/usr/sbin/dovecot",
    args: ["-F", "-c", `${site.folder}/dovecot.conf`],
  }],
} satisfies Server;
