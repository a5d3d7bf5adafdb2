import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-to-no-alias",
  title: "XMPP's target domain must be a Domain's own name: an alias is no host here.",
  clause: "client.xmpp.routed-target",
  protocols: ["xmpp"],
  situation: "info to an alias of client2.com",
  caughtUnder: ["client.xmpp.routed-target", "route.domain-alias"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    isServed(world, domain) {
      return this.findDomain(world, domain)?.alias === false;
    },
  }),
};

export default mutant;
