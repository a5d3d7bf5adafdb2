import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unserved-server-name-refused",
  title:
    "With a TLS server name that is not served a simple name opens nothing; one that is served does not count.",
  clause: "address.sni",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  securities: ["upgrade", "tls"],
  situation: "info, with a TLS server name that the DNS knows and no Domain has",
  verdicts: ["deviates", "differs"],
  ways: ["mixes", "refuses"],
  wrong: deciding({
    domainForSimple(world, login) {
      const { serverName } = login;
      return serverName === undefined || this.isServed(world, serverName)
        ? referencePolicy.domainForSimple.call(this, world, login)
        : undefined;
    },
  }),
};

export default mutant;
