import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "address-wins",
  title: "The Domain of the address takes the place of the one that was typed.",
  clause: "name.explicit-wins",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info@client2.com on another address, where a namesake has its password",
  caughtUnder: ["name.explicit-wins", "name.percent", "name.full"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      const domain = this.domainOfAddress(world, login.localAddress);
      return name.kind === "refused" || !domain ? name : { ...name, domain: domain.name };
    },
  }),
};

export default mutant;
