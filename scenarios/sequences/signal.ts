import type { SequenceKind } from "../sequence.ts";
import { routed } from "./delivery/routed.ts";

/** An XMPP message to an address comes to who logged in under it. */
const signal: SequenceKind = {
  id: "signal",
  title: "An XMPP message to a name comes to who logged in under it.",
  clauses: ["route.same-as-signal"],
  needs: ["xmpp"],
  joins: [],
  runs: { smoke: 15, standard: 60, exhaustive: 800 },
  deployments: (seed, profile) => routed(seed, { smoke: 1, standard: 3, exhaustive: 20 }[profile]),
};
export default signal;
