import exporter, { CHECK, processesOf, SOCKET, USERS } from "../exporters/pure_ftpd.ts";
import { Unreachable } from "../targets/target.ts";
import { asRoot } from "./as_root.ts";
import { isThere } from "./is_there.ts";
import type { Server } from "./server.ts";

const PROGRAM = "/usr/sbin/pure-ftpd";
/** Milliseconds between two looks for the socket, and for all of them: on a busy machine a program starts late. */
const PAUSE = 5;
const PATIENCE = 20_000;

export default {
  exporter,
  title: "Pure-FTPd",
  packages: ["pure-ftpd"],
  install: "unpack",
  program: PROGRAM,
  offers: ["ftp"],
  securities: { ftp: ["upgrade"] },
  sequences: [],
  // A refusal sleeps for 3 to 6 seconds, a constant in its source.
  budget: {
    start: 400,
    refusal: 5000,
    spends: {
      smoke: { deployments: 6, refusals: 40 },
      standard: { deployments: 12, refusals: 400 },
    },
  },
  ipv6: true,
  oneCertificate: true,
  async prepare({ configuration, found, run }) {
    asRoot("Pure-FTPd", "it locks each session into the folder of its account");
    if (configuration === "taught") return;
    await run(`${found.root}/usr/bin/pure-pw`, ["mkdb", USERS.database, "-f", USERS.text]);
  },
  serving({ configuration, exported, found, site }) {
    const { folder } = site;
    const authd = {
      program: `${found.root}/usr/sbin/pure-authd`,
      args: ["--socket", `${folder}/${SOCKET}`, "--run", `${folder}/${CHECK}`],
    };
    return [
      ...configuration === "taught" ? [authd] : [],
      ...processesOf(site, exported.served, configuration).map((args) => ({
        program: `${found.root}${PROGRAM}`,
        args,
      })),
    ];
  },
  async furnish({ configuration, site }) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const until = performance.now() + PATIENCE;
    const look = () => {
      if (configuration !== "taught" || isThere(`${site.folder}/${SOCKET}`)) resolve();
      else if (performance.now() > until) {
        reject(new Unreachable(`pure-authd made no socket in ${PATIENCE} ms`));
      } else setTimeout(look, PAUSE);
    };
    look();
    await promise;
  },
} satisfies Server;
