import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "host-ignored",
  title: "The URL's host is not looked at: the address gives a simple name its Domain.",
  clause: "client.web.host",
  protocols: ["web"],
  situation: "info at client2.com's page, on the Main Domain's address",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainForSimple(world, { hint: _unseen, ...login }) {
      return referencePolicy.domainForSimple.call(this, world, login);
    },
  }),
};

export default mutant;
