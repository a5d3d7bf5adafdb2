import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unchecked-after-route",
  title: "After a record, an alias or a Forwarder the password is not looked at.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "an alias with a wrong password",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    checkPassword(world, found, proof) {
      return found.trail.length > 0 ||
        referencePolicy.checkPassword.call(this, world, found, proof);
    },
  }),
};

export default mutant;
