import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "identifier-by-case",
  title: "Letter case counts in the address that rights are given to.",
  clause: "share.identifiers",
  protocols: ["imap"],
  situation: "rights given to an address in capitals",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    matchesIdentifier(world, viewer, owner, identifier) {
      const address = identifier.includes("@") && !/^(?:#|anyone@)/i.test(identifier);
      if (address && identifier !== identifier.toLowerCase()) return false;
      return referencePolicy.matchesIdentifier.call(this, world, viewer, owner, identifier);
    },
  }),
};

export default mutant;
