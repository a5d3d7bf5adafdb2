import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "administrator-powerless",
  title: "Nobody administers others' mailboxes.",
  clause: "share.granted",
  protocols: ["imap"],
  situation: "an administrator that gives itself the right to read",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({ administers: () => false }),
};

export default mutant;
