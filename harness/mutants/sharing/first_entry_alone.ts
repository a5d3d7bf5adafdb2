import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "first-entry-alone",
  title: "Of several entries that mean a user the first alone counts.",
  clause: "share.granted",
  protocols: ["imap"],
  situation: "rights given to an address and to `anyone`",
  caughtUnder: ["share.granted", "share.rights", "share.identifiers"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    rightsOf(world, viewer, mailbox) {
      const first = mailbox.entries().find(({ identifier }) =>
        this.matchesIdentifier(world, viewer, mailbox.owner, identifier)
      );
      return referencePolicy.rightsOf.call(this, world, viewer, {
        ...mailbox,
        entries: () => first ? [first] : [],
      });
    },
  }),
};

export default mutant;
