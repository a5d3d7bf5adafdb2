import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "password-and-more",
  title: "What follows the password is not looked at.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "the password with one letter more",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    checkPassword(world, found, proof) {
      return proof.password?.startsWith(found.account.password) === true ||
        referencePolicy.checkPassword.call(this, world, found, proof);
    },
  }),
};

export default mutant;
