import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "group-ignored",
  title: "Rights given to a Group are nobody's.",
  clause: "share.identifiers",
  protocols: ["imap"],
  situation: "a mailbox given to `#group`, and a member",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({ isMember: () => false }),
};

export default mutant;
