import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "both-secondary-inner-dropped",
  title: "Of `x%y@z` the part between the separators is dropped where z is a secondary Domain.",
  clause: "name.both.secondary",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info%company.com@client2.com with the password of info@client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens", "another", "mixes"],
  wrong: deciding({
    byMainDomain(world, name) {
      const percent = name.account.indexOf("%");
      const entry = this.findDomain(world, name.domain);
      return percent > 0 && entry && entry.domain !== world.main
        ? { ...name, account: name.account.slice(0, percent) }
        : referencePolicy.byMainDomain.call(this, world, name);
    },
  }),
};

export default mutant;
