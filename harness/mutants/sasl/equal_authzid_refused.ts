import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "equal-authzid-refused",
  title: "A SASL authorization identity is refused even where it is the account's own.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  situation: "PLAIN with the account's own identity",
  verdicts: ["deviates", "differs"],
  ways: ["gives", "opens", "refuses", "another"],
  wrong: deciding({ checkAuthzid: () => false }),
};

export default mutant;
