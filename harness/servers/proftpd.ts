import exporter from "../exporters/proftpd.ts";
import { asRoot } from "./as_root.ts";
import type { Server } from "./server.ts";

const PROGRAM = "/usr/sbin/proftpd";

export default {
  exporter,
  title: "ProFTPD",
  packages: ["proftpd-core", "proftpd-mod-crypto"],
  install: "apt",
  program: PROGRAM,
  offers: ["ftp"],
  securities: { ftp: ["upgrade", "tls"] },
  sequences: { taught: ["isolation"], default: [] },
  // A fifth of a second goes by whenever a session ends, before another is taken (a constant in its source).
  budget: {
    start: 400,
    refusal: 250,
    spends: {
      smoke: { deployments: 10, refusals: 100 },
      standard: { deployments: 60, refusals: 2000 },
      exhaustive: { deployments: 200, refusals: 8000 },
    },
  },
  ipv6: true,
  oneCertificate: true,
  prepare() {
    asRoot("ProFTPD", "it locks each session into the folder of its account");
    return Promise.resolve();
  },
  serving: ({ site }) => [{
    program: PROGRAM,
    args: ["--nodaemon", "--config", `${site.folder}/proftpd.conf`],
    env: { LC_ALL: "C" },
  }],
} satisfies Server;
