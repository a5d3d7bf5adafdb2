import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "external-by-main",
  title: "A simple name in a client certificate is the Main Domain's.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap", "ximss"],
  securities: ["upgrade", "tls"],
  mechanisms: ["EXTERNAL"],
  situation: "a certificate of info, on the address of client1.com",
  caughtUnder: ["access.mechanisms", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingBy(["EXTERNAL"], { domainForSimple: (world) => world.main.name }),
};

export default mutant;
