import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "any-certificate-accepted",
  title: "A client certificate proves its name, whoever signed it.",
  clause: "access.password",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  securities: ["upgrade", "tls"],
  mechanisms: ["EXTERNAL"],
  situation: "EXTERNAL with a certificate of a foreign authority",
  caughtUnder: ["access.password", "access.mechanisms"],
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: decidingBy(["EXTERNAL"], { checkPassword: () => true }),
};

export default mutant;
