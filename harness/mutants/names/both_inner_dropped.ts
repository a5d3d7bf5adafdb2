import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "both-inner-dropped",
  title: "Of `x%y@z` the part between the separators is dropped where z is the Main Domain.",
  clause: "name.both",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info%client2.com@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    byMainDomain(world, name) {
      const percent = name.account.indexOf("%");
      const main = this.findDomain(world, name.domain)?.domain === world.main;
      return percent > 0 && main ? { ...name, account: name.account.slice(0, percent) } : undefined;
    },
  }),
};

export default mutant;
