import type { SequenceKind } from "../../sequence.ts";
import { sharingWorld } from "../sharing/world.ts";

/** Other accounts' file stores over FTP: where `~account/` leads, and to whom it is open. */
const files: SequenceKind = {
  id: "files",
  title: "Where `~account/` leads by FTP, and to whom it is open.",
  clauses: ["share.files", "share.default-domain"],
  needs: ["ftp"],
  joins: [],
  runs: { smoke: 16, standard: 80, exhaustive: 800 },
  deployments: (seed) => [{ ...sharingWorld(seed), name: "files" }],
};
export default files;
