import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unified-typed-by-own-name",
  title: "`x@joe.local`, typed so, opens the Main Domain's account x.",
  clause: "route.unified.typed",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "joe@joe.local and anyone@joe.local",
  verdicts: ["deviates", "differs"],
  ways: ["another", "opens", "mixes"],
  wrong: deciding({
    byDomainAlias(world, name) {
      return /\.local$/i.test(name.domain) && !this.findDomain(world, name.domain)
        ? { ...name, domain: world.main.name }
        : referencePolicy.byDomainAlias.call(this, world, name);
    },
  }),
};

export default mutant;
