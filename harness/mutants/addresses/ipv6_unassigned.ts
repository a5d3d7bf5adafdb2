import { isIPv6 } from "node:net";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ipv6-unassigned",
  title:
    "Only IPv4 addresses can be assigned: on an IPv6 address a simple name is the Main Domain's.",
  clause: "address.family",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on ::1, which is assigned to client1.com",
  verdicts: ["differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainOfAddress(world, address) {
      return isIPv6(address)
        ? world.main
        : referencePolicy.domainOfAddress.call(this, world, address);
    },
  }),
};

export default mutant;
