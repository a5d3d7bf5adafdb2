import { givenWith } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "administer-by-create",
  title: "Whoever may create mailboxes may give rights.",
  clause: "share.rights",
  protocols: ["imap"],
  situation: "a mailbox given with `lc`",
  caughtUnder: ["share.rights", "share.granted"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: givenWith({ c: "a" }),
};

export default mutant;
