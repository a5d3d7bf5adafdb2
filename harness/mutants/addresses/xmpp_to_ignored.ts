import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-to-ignored",
  title: "XMPP's target domain is not looked at: the address gives the Domain.",
  clause: "client.xmpp",
  protocols: ["xmpp"],
  situation: "info to client2.com on the Main Domain's address",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses", "opens"],
  wrong: deciding({
    domainForSimple(world, { localAddress }) {
      return this.domainOfAddress(world, localAddress)?.name;
    },
  }),
};

export default mutant;
