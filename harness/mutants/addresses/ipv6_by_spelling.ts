import { isIPv6 } from "node:net";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const isMapped = (address: string) => address.startsWith("::ffff:");

const mutant: Mutant = {
  id: "ipv6-by-spelling",
  title: "An IPv6 address is found only where the deployment spells it as the socket does.",
  clause: "address.family",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  situation: "info on 0:0:0:0:0:0:0:1, so written, which is assigned to client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainOfAddress(world, address) {
      return isIPv6(address) && !isMapped(address)
        ? world.deployment.domains.find(({ addresses }) => addresses.includes(address)) ??
          world.main
        : referencePolicy.domainOfAddress.call(this, world, address);
    },
  }),
};

export default mutant;
