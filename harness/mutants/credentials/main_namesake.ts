import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "main-namesake",
  title: "The password of the Main Domain's account of that name fits too.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client2.com with the password of info@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    async checkPassword(world, found, proof) {
      const namesake = world.main.accounts.find(({ name }) => name === found.account.name);
      return await referencePolicy.checkPassword.call(this, world, found, proof) ||
        (namesake !== undefined && await proof.accepts(namesake.password));
    },
  }),
};

export default mutant;
