import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "first-listener-counts",
  title:
    "The Domain of the first address that the server listens on counts, whichever the connection came to.",
  clause: "address.main",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on the Main Domain's address, where the server's first address is client1.com's",
  caughtUnder: ["address.main", "address.assigned", "address.unassigned"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainOfAddress(world) {
      return referencePolicy.domainOfAddress.call(
        this,
        world,
        world.deployment.addresses[0] ?? "",
      );
    },
  }),
};

export default mutant;
