import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mapi-setting-overridden",
  title: "The MAPI connector's names are decided by the address, though a Domain stands in each.",
  clause: "client.mapi",
  protocols: ["mapi"],
  situation: "info with the setting client2.com, on another address",
  caughtUnder: ["client.mapi", "name.full", "name.percent", "name.explicit-wins", "name.at"],
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
