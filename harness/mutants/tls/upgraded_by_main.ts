import { decidingOver } from "../over_tls.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "upgraded-by-main",
  title: "After an upgrade to TLS the address is forgotten: a simple name is the Main Domain's.",
  clause: "address.assigned",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  securities: ["upgrade"],
  situation: "info on the address of client1.com, after STLS",
  caughtUnder: ["address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingOver(["upgrade"], ["pop3", "imap", "ftp", "ximss"], {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
