import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "external-authzid-ignored",
  title:
    "EXTERNAL does not look at the authorization identity: the session is of the certificate's account.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  securities: ["upgrade", "tls"],
  situation: "EXTERNAL with the identity of another account",
  verdicts: ["deviates", "differs"],
  ways: ["gives", "opens"],
  wrong: decidingBy(["EXTERNAL"], { checkAuthzid: () => true }),
};

export default mutant;
