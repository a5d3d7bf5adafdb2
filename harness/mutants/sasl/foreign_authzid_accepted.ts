import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "foreign-authzid-accepted",
  title:
    "Any SASL authorization identity is accepted, and the session is of the one that logged in.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  situation: "PLAIN with the identity of another account",
  verdicts: ["deviates", "differs"],
  ways: ["gives", "opens", "refuses", "another"],
  wrong: deciding({ checkAuthzid: () => true }),
};

export default mutant;
