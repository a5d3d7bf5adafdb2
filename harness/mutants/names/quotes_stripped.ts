import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "quotes-stripped",
  title: "Quotes around the account part are taken off.",
  clause: "name.charset",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: '"info"@client2.com',
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    qualify(world, login) {
      return referencePolicy.qualify.call(this, world, {
        ...login,
        name: login.name.replace(/^"(.*)"(?=@)/, "$1"),
      });
    },
  }),
};

export default mutant;
