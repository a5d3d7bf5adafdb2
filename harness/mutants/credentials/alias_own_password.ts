import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "alias-own-password",
  title: "An alias wants a password of its own.",
  clause: "route.account-alias",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "help@client1.com with the password of info@client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    checkPassword(world, found, proof) {
      return !found.trail.includes("byAccountAlias") &&
        referencePolicy.checkPassword.call(this, world, found, proof);
    },
  }),
};

export default mutant;
