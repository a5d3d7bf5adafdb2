import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "assigned-ignored",
  title: "A dedicated address counts for nothing: a simple name is always the Main Domain's.",
  clause: "address.assigned",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on the address of client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({ domainOfAddress: (world) => world.main }),
};

export default mutant;
