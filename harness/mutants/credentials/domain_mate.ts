import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "domain-mate",
  title: "The password of any account of the Domain fits.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client2.com with the password of another account there",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    async checkPassword(_world, { domain }, proof) {
      for (const { password } of domain.accounts) {
        if (await proof.accepts(password)) return true;
      }
      return false;
    },
  }),
};

export default mutant;
