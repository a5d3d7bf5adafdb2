import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unserved-server-name-is-main",
  title: "With a TLS server name that is not served a simple name is the Main Domain's.",
  clause: "address.sni",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  securities: ["upgrade", "tls"],
  situation: "info on the address of client1.com, with a TLS server name that no Domain has",
  caughtUnder: ["address.sni", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses", "mixes", "opens"],
  wrong: deciding({
    domainForSimple(world, login) {
      const { serverName } = login;
      return serverName === undefined || this.isServed(world, serverName)
        ? referencePolicy.domainForSimple.call(this, world, login)
        : world.main.name;
    },
  }),
};

export default mutant;
