import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "alias-of-any-domain",
  title: "An Account's other name is known in every Domain.",
  clause: "route.alias.own-domain",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "an alias of info@client1.com, typed in client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    byAccountAlias(world, name) {
      const here = this.findDomain(world, name.domain);
      if (!here || this.findObject(world, here.domain, name.account)) {
        return referencePolicy.byAccountAlias.call(this, world, name);
      }
      for (const domain of world.deployment.domains) {
        const object = this.findObject(world, domain, name.account);
        if (object?.kind === "alias") {
          return { ...name, account: object.account.name, domain: domain.name };
        }
      }
      return undefined;
    },
  }),
};

export default mutant;
