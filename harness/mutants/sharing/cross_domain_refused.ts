import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "cross-domain-refused",
  title: "Rights count for accounts of the owner's Domain alone.",
  clause: "share.cross-domain",
  protocols: ["imap"],
  situation: "a mailbox given to an account of another Domain",
  caughtUnder: ["share.cross-domain", "share.identifiers"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    matchesIdentifier(world, viewer, owner, identifier) {
      const domain = (name: string) => name.slice(name.lastIndexOf("@"));
      return domain(viewer.account) === domain(owner) &&
        referencePolicy.matchesIdentifier.call(this, world, viewer, owner, identifier);
    },
  }),
};

export default mutant;
