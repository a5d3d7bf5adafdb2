import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mapped-unmatched",
  title: "An IPv4-mapped address is taken for one that no Domain has.",
  clause: "address.family",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  situation: "info on ::ffff:127.0.1.1, where 127.0.1.1 is assigned to client1.com",
  caughtUnder: ["address.family", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainOfAddress(world, address) {
      return address.startsWith("::ffff:")
        ? world.main
        : referencePolicy.domainOfAddress.call(this, world, address);
    },
  }),
};

export default mutant;
