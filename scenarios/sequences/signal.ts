import type { SequenceKind } from "../sequence.ts";
import { routed } from "./delivery/routed.ts";

/** An XMPP message to an address comes to who logged in under it. */
const signal: SequenceKind = {
  id: "signal",
  clauses: ["route.same-as-signal"],
  needs: ["xmpp"],
  joins: [],
  runs: { smoke: 8, standard: 60, exhaustive: 600 },
  deployments: (seed, profile) => routed(seed, { smoke: 1, standard: 4, exhaustive: 20 }[profile]),
};
export default signal;
