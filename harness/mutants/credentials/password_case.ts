import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "password-case",
  title: "Letter case of a password does not count.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "the password in capitals",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    checkPassword(world, found, proof) {
      return proof.password?.toLowerCase() === found.account.password.toLowerCase() ||
        referencePolicy.checkPassword.call(this, world, found, proof);
    },
  }),
};

export default mutant;
