import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "anyone-domain-ignored",
  title: "`anyone@domain` means every account of the server.",
  clause: "share.identifiers",
  protocols: ["imap"],
  situation: "a mailbox given to `anyone@domain`, and an account of a third Domain",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    matchesIdentifier(world, viewer, owner, identifier) {
      const meant = /^anyone@./i.test(identifier) ? "anyone" : identifier;
      return referencePolicy.matchesIdentifier.call(this, world, viewer, owner, meant);
    },
  }),
};

export default mutant;
