import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-to-wins",
  title: "XMPP's target domain takes the place of the Domain that was typed.",
  clause: "client.xmpp.qualified",
  protocols: ["xmpp"],
  situation: "info@client2.com to company.com",
  caughtUnder: ["client.xmpp.qualified", "name.percent", "name.full"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      return name.kind === "refused" || !login.hint ? name : { ...name, domain: login.hint };
    },
  }),
};

export default mutant;
