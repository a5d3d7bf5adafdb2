import { completedBy } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "tilde-in-main",
  title: "`~account` without a Domain is in the Main Domain.",
  clause: "share.default-domain",
  protocols: ["imap"],
  situation: "`~account/mailbox` by an account of a secondary Domain",
  caughtUnder: ["share.default-domain", "share.name"],
  verdicts: ["differs", "deviates"],
  ways: ["breaks"],
  wrong: completedBy(({ main }) => main.name),
};

export default mutant;
