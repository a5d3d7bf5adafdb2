import cyrus, { FOLDERS } from "../exporters/cyrus.ts";
import { DELIVERING } from "../exporters/cyrus/mail.ts";
import { SERVICES } from "../exporters/cyrus/services.ts";
import type { Ground, Server } from "./server.ts";

/** Debian's folder of libraries for this machine. */
const LIBRARIES = `/usr/lib/${Deno.build.arch}-linux-gnu`;

/** Where root starts it: it refuses to work as root, and wants a user `cyrus`. This is `nobody`. */
const NOBODY = 65534;

/** What `db5.3_load` makes has passwords in it, as they are: nobody else may read it. */
const UNSEEN = 'umask 077 && exec "$@"';

/**
 * The machine has neither the user `cyrus` nor reverse names for our addresses, and is left as it is: nss_wrapper, which is loaded
 * before all other libraries, answers for both out of files.
 */
function environment({ site: { folder, root }, configuration }: Ground): Record<string, string> {
  return {
    LD_PRELOAD: `${root}${LIBRARIES}/libnss_wrapper.so`,
    NSS_WRAPPER_PASSWD: `${folder}/passwd`,
    NSS_WRAPPER_GROUP: `${folder}/group`,
    ...configuration === "taught" ? { NSS_WRAPPER_HOSTS: `${folder}/hosts` } : {},
    ...root === "" ? {} : { SASL_PATH: `${root}${LIBRARIES}/sasl2` },
  };
}

/** What is needed before it starts. */
interface Prepared {
  readonly run: Ground["run"];
  readonly site: Pick<Ground["site"], "folder" | "root">;
}

export default {
  exporter: cyrus,
  title: "Cyrus IMAP",
  packages: [
    "cyrus-imapd",
    "cyrus-pop3d",
    "sasl2-bin",
    "libsasl2-modules",
    "libsasl2-modules-db",
    "libnss-wrapper",
  ],
  install: "unpack",
  program: "/usr/lib/cyrus/bin/imapd",
  offers: ["pop3", "imap", "mapi"],
  securities: { pop3: ["upgrade", "tls"], imap: ["upgrade", "tls"] },
  // Out of the box a simple name is the Main Domain's on every address, which all of "isolation" would stumble over.
  sequences: { taught: ["isolation", "side-by-side"], default: ["side-by-side"] },
  budget: {
    start: 1000,
    refusal: 20,
    spends: {
      smoke: { deployments: 10, refusals: 150 },
      standard: { deployments: 60, refusals: 4000 },
      exhaustive: { deployments: 200, refusals: 20_000 },
    },
  },
  ipv6: true,
  oneCertificate: true,
  async prepare({ run, site: { folder, root } }: Prepared) {
    const own = Number(await run("/usr/bin/id", ["-u"]));
    const user = own === 0 ? NOBODY : own;
    await Deno.writeTextFile(
      `${folder}/passwd`,
      `cyrus:x:${user}:${user}::${folder}:/bin/false\n`,
      { mode: 0o644 },
    );
    await Deno.writeTextFile(`${folder}/group`, `mail:x:${user}:\n`, { mode: 0o644 });
    for (const one of FOLDERS) await Deno.mkdir(`${folder}/${one}`, { recursive: true });
    for (const service of SERVICES) {
      await run("/bin/sh", [
        ...["-c", UNSEEN, "db5.3_load", `${root}/usr/bin/db5.3_load`],
        ...["-f", `${service}.passwords`, `${service}.sasldb`],
      ]);
    }
    if (own === 0) await run("/bin/chown", ["-R", `${user}:${user}`, folder]);
  },
  serving: (ground) => {
    const { site: { folder, root } } = ground;
    return [{
      program: `${root}/usr/lib/cyrus/bin/master`,
      args: [
        "-D",
        "-C",
        `${folder}/imapd.conf`,
        "-M",
        `${folder}/cyrus.conf`,
        "-p",
        `${folder}/master.pid`,
      ],
      env: environment(ground),
    }];
  },
  async furnish(ground) {
    const env = Object.entries(environment(ground)).map(([name, value]) => `${name}=${value}`);
    await ground.run("/usr/bin/env", [...env, "/bin/sh", DELIVERING]);
  },
} satisfies Server;
