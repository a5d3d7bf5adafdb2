import { decidingOver } from "../over_tls.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "tls-by-first-listener",
  title:
    "Over implicit TLS the address is that of the server's first listener, as behind a proxy that ends TLS.",
  clause: "address.main",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  securities: ["tls"],
  situation: "info by implicit TLS on another address than the first",
  caughtUnder: ["address.main", "address.assigned", "address.several", "address.unassigned"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingOver(["tls"], ["pop3", "imap", "ftp", "ximss"], {
    domainForSimple(world) {
      return this.domainOfAddress(world, world.deployment.addresses[0] ?? "")?.name;
    },
  }),
};

export default mutant;
