import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "name-as-password",
  title: "An account's own name fits as its password.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client2.com with the password info",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    checkPassword(world, found, proof) {
      return proof.password === found.account.name ||
        referencePolicy.checkPassword.call(this, world, found, proof);
    },
  }),
};

export default mutant;
