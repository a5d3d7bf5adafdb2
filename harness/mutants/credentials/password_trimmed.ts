import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "password-trimmed",
  title: "Blanks around a password are trimmed.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a password with a blank behind it",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    checkPassword(world, found, proof) {
      return proof.password?.trim() === found.account.password ||
        referencePolicy.checkPassword.call(this, world, found, proof);
    },
  }),
};

export default mutant;
