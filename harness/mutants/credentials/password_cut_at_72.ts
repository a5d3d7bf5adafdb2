import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "password-cut-at-72",
  title: "No more than 72 bytes of a password are compared.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a long password, with one letter more",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  origin: "every server that keeps passwords by bcrypt",
  wrong: deciding({
    checkPassword(world, found, proof) {
      return proof.password?.slice(0, 72) === found.account.password.slice(0, 72) ||
        referencePolicy.checkPassword.call(this, world, found, proof);
    },
  }),
};

export default mutant;
