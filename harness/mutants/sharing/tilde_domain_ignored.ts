import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "tilde-domain-ignored",
  title: "`~account@domain` is the account of that name in the session's own Domain.",
  clause: "share.name",
  protocols: ["imap"],
  situation: "a mailbox of another Domain, by its full name",
  caughtUnder: ["share.name", "share.cross-domain"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    sharedName(world, viewer, name) {
      const [account = ""] = name.split(/[@%]/);
      return referencePolicy.sharedName.call(this, world, viewer, account);
    },
  }),
};

export default mutant;
