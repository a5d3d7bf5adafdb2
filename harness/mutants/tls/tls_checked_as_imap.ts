import { referencePolicy } from "../../../reference/mod.ts";
import { decidingOver } from "../over_tls.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "tls-checked-as-imap",
  title: "Over TLS a login is checked as one of IMAP, whatever the protocol.",
  clause: "access.service",
  protocols: ["pop3", "ftp", "xmpp", "ximss", "web"],
  securities: ["upgrade", "tls"],
  situation: "STLS, to an account with IMAP alone",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: decidingOver(["upgrade", "tls"], ["pop3", "ftp", "xmpp", "ximss", "web"], {
    checkService(world, login, found) {
      return referencePolicy.checkService.call(this, world, { ...login, protocol: "imap" }, found);
    },
  }),
};

export default mutant;
