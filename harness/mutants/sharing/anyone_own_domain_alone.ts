import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "anyone-own-domain-alone",
  title: "`anyone` means the accounts of the owner's Domain.",
  clause: "share.identifiers",
  protocols: ["imap"],
  situation: "a mailbox given to `anyone`, and an account of another Domain",
  caughtUnder: ["share.identifiers", "share.cross-domain"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    matchesIdentifier(world, viewer, owner, identifier) {
      const meant = /^anyone$/i.test(identifier) ? "anyone@" : identifier;
      return referencePolicy.matchesIdentifier.call(this, world, viewer, owner, meant);
    },
  }),
};

export default mutant;
