import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "host-name-shares",
  title:
    "A secondary Domain whose host name leads to an address counts there, though the address is not its own.",
  clause: "address.main",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on the Main Domain's address, which the host name of client2.com leads to",
  caughtUnder: ["address.main", "address.unassigned"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainOfAddress(world, address) {
      const { domains, dns } = world.deployment;
      const right = referencePolicy.domainOfAddress.call(this, world, address);
      const sharing = domains.find((domain) =>
        domain !== world.main && dns[domain.name]?.includes(address)
      );
      return right === world.main ? sharing ?? right : right;
    },
  }),
};

export default mutant;
