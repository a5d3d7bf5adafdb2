import { givenWith } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "lookup-shows-content",
  title: "Whoever may look a mailbox up may read it.",
  clause: "share.rights",
  protocols: ["imap"],
  situation: "a mailbox given with `l` alone",
  caughtUnder: ["share.rights", "share.granted"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: givenWith({ l: "r" }),
};

export default mutant;
