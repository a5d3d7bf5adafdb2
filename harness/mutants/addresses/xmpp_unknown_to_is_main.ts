import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-unknown-to-is-main",
  title: "A target domain that is not served stands for the Main Domain.",
  clause: "client.xmpp.unknown-target",
  protocols: ["xmpp"],
  situation: "info to a domain that is nobody's",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    serves: (_world, protocol) => protocol === "xmpp",
    domainForSimple(world, login) {
      const known = this.isServed(world, login.hint ?? "");
      return known ? referencePolicy.domainForSimple.call(this, world, login) : world.main.name;
    },
  }),
};

export default mutant;
