import { givenWith } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "write-by-read",
  title: "Whoever may read a mailbox may mark, add and remove its messages.",
  clause: "share.rights",
  protocols: ["imap"],
  situation: "a mailbox given with `lr`",
  caughtUnder: ["share.rights", "share.granted"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: givenWith({ r: "swid" }),
};

export default mutant;
