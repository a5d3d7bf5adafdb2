import { refused } from "../../../reference/policy/policy.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "refuses-everything",
  title: "Every login is refused.",
  clause: "name.full",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "any",
  caughtUnder: ["name.full", "name.percent", "name.explicit-wins", "address.mixed"],
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: deciding({ admit: () => Promise.resolve(refused("account")) }),
};

export default mutant;
