import type { SequenceKind } from "../../sequence.ts";
import { routed } from "./routed.ts";

/** Mail to an address is found by who logs in under it. */
const delivery: SequenceKind = {
  id: "delivery",
  title: "Mail to a name is found by who logs in under it.",
  clauses: ["route.same-as-delivery"],
  needs: ["smtp", "imap"],
  joins: ["lmtp"],
  runs: { smoke: 30, standard: 90, exhaustive: 800 },
  deployments: (seed, profile) => routed(seed, { smoke: 1, standard: 3, exhaustive: 20 }[profile]),
};
export default delivery;
