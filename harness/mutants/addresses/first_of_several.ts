import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "first-of-several",
  title: "Of the addresses that a Domain has only the first one counts.",
  clause: "address.several",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on the second address of client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainOfAddress(world, address) {
      const right = referencePolicy.domainOfAddress.call(this, world, address);
      return right?.addresses[0] === address ? right : world.main;
    },
  }),
};

export default mutant;
