import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-unified-to-is-main",
  title:
    "A target domain that a record makes one account is served as another name of the Main Domain.",
  clause: "client.xmpp.unified-target",
  protocols: ["xmpp"],
  situation: "info to a domain that is joe's alone",
  verdicts: ["deviates", "differs"],
  ways: ["opens", "another", "mixes"],
  wrong: deciding({
    isServed(world, domain) {
      const to = this.findRecord(world, { domain })?.right ?? "";
      return this.unifiedAccount(world, to) !== undefined ||
        referencePolicy.isServed.call(this, world, domain);
    },
    domainForSimple(world, login) {
      const domain = referencePolicy.domainForSimple.call(this, world, login) ?? "";
      const to = this.findRecord(world, { domain })?.right ?? "";
      return this.unifiedAccount(world, to) === undefined ? domain : world.main.name;
    },
  }),
};

export default mutant;
