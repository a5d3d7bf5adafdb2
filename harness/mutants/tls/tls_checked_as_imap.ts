import { referencePolicy } from "../../../reference/mod.ts";
import { decidingOver } from "../over_tls.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "tls-checked-as-imap",
  title: "Over implicit TLS a login is checked as one of IMAP, whatever the protocol.",
  clause: "access.service",
  protocols: ["pop3", "ftp", "xmpp", "ximss", "web"],
  securities: ["tls"],
  situation: "implicit TLS, to an account with IMAP alone",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: decidingOver(["tls"], ["pop3", "ftp", "xmpp", "ximss", "web"], {
    checkService(world, login, found) {
      return referencePolicy.checkService.call(this, world, { ...login, protocol: "imap" }, found);
    },
  }),
};

export default mutant;
