import exporter from "../exporters/ejabberd.ts";
import { FURNISHED } from "../exporters/ejabberd/furnish.ts";
import { Unreachable } from "../targets/target.ts";
import { isThere } from "./is_there.ts";
import type { Server } from "./server.ts";

/** Milliseconds between two looks, and for all of them. */
const PAUSE = 10;
const PATIENCE = 20_000;

/** ejabberd 23 of Debian, over XMPP alone: a node without a name, so that no epmd is started. */
const server: Server = {
  exporter,
  title: "ejabberd",
  packages: ["ejabberd"],
  install: "apt",
  program: "/usr/sbin/ejabberdctl",
  offers: ["xmpp"],
  securities: { xmpp: ["upgrade", "tls"] },
  // A full name opens nothing of its own here, and by full names these go.
  sequences: [],
  budget: {
    start: 1500,
    refusal: 5,
    spends: {
      smoke: { deployments: 8, refusals: 500 },
      standard: { deployments: 80, refusals: 5000 },
    },
  },
  ipv6: true,
  serving: ({ site: { folder, root } }) => [{
    program: `${root}/usr/bin/erl`,
    // Schedulers that spin for work would take it from their clients.
    args: [
      ...["-noinput", "+sbwt", "none", "+S", "2:2"],
      ...["-mnesia", "dir", `"${folder}/mnesia"`],
      ...["-s", "ejabberd", "-eval", `{ok, _} = file:script("furnish.erl").`],
    ],
    env: {
      HOME: folder,
      ERL_LIBS: `${root}/usr/lib/${Deno.build.arch}-linux-gnu`,
      ERL_CRASH_DUMP_BYTES: "0",
      EJABBERD_CONFIG_PATH: `${folder}/ejabberd.yml`,
      EJABBERD_LOG_PATH: `${folder}/ejabberd.log`,
    },
  }],
  async furnish({ site: { folder } }) {
    const until = performance.now() + PATIENCE;
    while (!isThere(`${folder}/${FURNISHED}`)) {
      if (performance.now() > until) throw new Unreachable("ejabberd did not take its accounts");
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  },
};

export default server satisfies Server;
