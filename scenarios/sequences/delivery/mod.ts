import type { SequenceKind } from "../../sequence.ts";
import { routed } from "./routed.ts";

/** Mail to an address is found by who logs in under it. */
const delivery: SequenceKind = {
  id: "delivery",
  clauses: ["route.same-as-delivery"],
  needs: ["smtp", "imap"],
  joins: ["lmtp"],
  runs: { smoke: 8, standard: 60, exhaustive: 600 },
  deployments: (seed, profile) => routed(seed, { smoke: 1, standard: 4, exhaustive: 20 }[profile]),
};
export default delivery;
