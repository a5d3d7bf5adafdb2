import { keptPlaintext } from "../kept_plaintext.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ldap-plaintext-kept",
  title: "What was sent in plain text behind LDAP's StartTLS is run after the handshake.",
  clause: "access.isolation",
  protocols: ["ldap"],
  securities: ["upgrade"],
  situation: "StartTLS and a bind in one packet",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: keptPlaintext("ldap"),
};

export default mutant;
