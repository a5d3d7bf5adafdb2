import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "host-wins",
  title: "The URL's host takes the place of the Domain that was typed.",
  clause: "client.web.full",
  protocols: ["web"],
  situation: "info@client2.com at client1.com's page",
  caughtUnder: ["client.web.full", "name.full", "name.percent", "name.explicit-wins", "name.at"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      const domain = this.domainForSimple(world, login);
      return name.kind === "refused" || !domain ? name : { ...name, domain };
    },
  }),
};

export default mutant;
