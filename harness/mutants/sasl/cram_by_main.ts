import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "cram-by-main",
  title: "By CRAM-MD5 a simple name is the Main Domain's.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap", "ximss"],
  mechanisms: ["CRAM-MD5"],
  situation: "info on the address of client1.com, by CRAM-MD5",
  caughtUnder: ["access.mechanisms", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingBy(["CRAM-MD5"], { domainForSimple: (world) => world.main.name }),
};

export default mutant;
