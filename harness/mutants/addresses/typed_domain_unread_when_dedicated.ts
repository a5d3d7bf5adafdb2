import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "typed-domain-unread-when-dedicated",
  title: "On a secondary Domain's address what follows an @ is not read: that Domain is taken.",
  clause: "name.at",
  protocols: ["pop3", "imap", "ftp", "ximss", "smtp", "ldap", "pwd"],
  situation: "info@client2.com on client1.com's address, and on the Main Domain's",
  by: "relation:domain-behind-at",
  verdicts: ["deviates"],
  ways: ["another", "refuses", "mixes"],
  wrong: deciding({
    qualify(world, login) {
      // With a % the account still opens there, which proves what its refusals are.
      const name = referencePolicy.qualify.call(this, world, login);
      if (name.kind === "refused" || !login.name.includes("@")) return name;
      const here = this.domainOfAddress(world, login.localAddress);
      return here && here !== world.main ? { ...name, domain: here.name } : name;
    },
  }),
};

export default mutant;
