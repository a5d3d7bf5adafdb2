import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unserved-host-is-main",
  title: "A host that is not served gets the Main Domain's page.",
  clause: "client.web.unserved",
  protocols: ["web"],
  situation: "info at a host that is nobody's",
  caughtUnder: ["client.web.unserved"],
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    serves: (_world, protocol) => protocol === "web",
    domainForSimple(world, login) {
      const known = referencePolicy.serves(world, login.protocol, login.hint ?? "");
      return known ? referencePolicy.domainForSimple.call(this, world, login) : world.main.name;
    },
  }),
};

export default mutant;
