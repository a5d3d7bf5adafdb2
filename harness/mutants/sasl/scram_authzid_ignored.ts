import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "scram-authzid-ignored",
  title: "SCRAM does not look at the authorization identity.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  situation: "SCRAM-SHA-1 with the identity of another account",
  verdicts: ["deviates", "differs"],
  ways: ["gives", "opens"],
  wrong: decidingBy(["SCRAM-SHA-1", "SCRAM-SHA-256"], { checkAuthzid: () => true }),
};

export default mutant;
