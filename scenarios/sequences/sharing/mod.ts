import type { SequenceKind } from "../../sequence.ts";
import { sharingWorld } from "./world.ts";

const WORLDS = { smoke: 1, standard: 1, exhaustive: 3 } as const;

/** Mailboxes that are shared, in three Domains: who may see and do what. */
const sharing: SequenceKind = {
  id: "sharing",
  title:
    "Owner, administrators, grantees and strangers: who may see and do what with shared mailboxes.",
  clauses: [
    "share.owner",
    "share.granted",
    "share.rights",
    "share.identifiers",
    "share.cross-domain",
    "share.name",
    "share.default-domain",
  ],
  needs: ["imap"],
  joins: ["ximss"],
  runs: { smoke: 4, standard: 32, exhaustive: 600 },
  deployments: (seed, profile) =>
    Array.from({ length: WORLDS[profile] }, (_, at) => sharingWorld(seed + at)),
};
export default sharing;
