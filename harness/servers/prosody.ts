import exporter from "../exporters/prosody.ts";
import type { Server } from "./server.ts";

/** Prosody 0.12 of Debian, over XMPP alone. */
const server: Server = {
  exporter,
  title: "Prosody",
  packages: ["prosody"],
  install: "apt",
  program: "/usr/bin/prosody",
  offers: ["xmpp"],
  securities: { xmpp: ["upgrade", "tls"] },
  // Out of the box a full name opens nothing, and by full names these go.
  sequences: { taught: ["isolation", "signal"], default: [] },
  budget: { start: 300, refusal: 5, spends: {} },
  ipv6: true,
  serving: ({ site: { folder, root } }) => [{
    program: `${root}/usr/bin/prosody`,
    args: ["-F", "--config", `${folder}/prosody.cfg.lua`],
  }],
};

export default server satisfies Server;
