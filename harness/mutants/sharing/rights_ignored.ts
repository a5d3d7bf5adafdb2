import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const EVERYTHING = new Set(["l", "r", "s", "w", "i", "p", "d", "c", "a"] as const);

const mutant: Mutant = {
  id: "rights-ignored",
  title: "Whoever can name a mailbox may do everything with it.",
  clause: "share.granted",
  protocols: ["imap"],
  situation: "a mailbox that nobody was given rights on",
  caughtUnder: ["share.granted", "share.rights", "share.identifiers", "share.cross-domain"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({ rightsOf: () => EVERYTHING }),
};

export default mutant;
