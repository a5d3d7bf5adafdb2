import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "scram-by-main",
  title: "By SCRAM a simple name is the Main Domain's.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap", "ximss"],
  mechanisms: ["SCRAM-SHA-1", "SCRAM-SHA-256"],
  situation: "info on the address of client1.com, by SCRAM-SHA-1",
  caughtUnder: ["access.mechanisms", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingBy(["SCRAM-SHA-1", "SCRAM-SHA-256"], {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
