import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unified-host-is-main",
  title: "A host that a record makes one account stands for the Main Domain.",
  clause: "client.web.unified-host",
  protocols: ["web"],
  situation: "info at client9.com, where client9.com = joe.local",
  caughtUnder: ["client.web.unified-host", "client.web.unserved"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses", "opens"],
  wrong: deciding({
    serves: (world, protocol, hint) =>
      referencePolicy.serves(world, protocol, hint) ||
      referencePolicy.findRecord(world, { domain: hint }) !== undefined,
    domainForSimple(world, login) {
      const known = referencePolicy.serves(world, login.protocol, login.hint ?? "");
      return known ? referencePolicy.domainForSimple.call(this, world, login) : world.main.name;
    },
  }),
};

export default mutant;
