import { decidingOver } from "../over_tls.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-tls-by-address",
  title:
    "Over implicit TLS XMPP is decided like POP3: the address gives the Domain, not the target.",
  clause: "client.xmpp",
  protocols: ["xmpp"],
  securities: ["tls"],
  situation: "info by direct TLS to client2.com on the Main Domain's address",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses", "opens"],
  wrong: decidingOver(["tls"], ["xmpp"], {
    domainForSimple(world, { localAddress }) {
      return this.domainOfAddress(world, localAddress)?.name;
    },
  }),
};

export default mutant;
