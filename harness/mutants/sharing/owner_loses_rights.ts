import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "owner-loses-rights",
  title: "An entry for the owner takes the place of its own rights.",
  clause: "share.owner",
  protocols: ["imap"],
  situation: "an owner that gives itself `l` alone",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    rightsOf(world, viewer, mailbox) {
      const own = mailbox.entries().find(({ identifier }) =>
        viewer.account === mailbox.owner &&
        this.sameIdentifier(mailbox.owner, identifier, mailbox.owner)
      );
      return own?.rights ?? referencePolicy.rightsOf.call(this, world, viewer, mailbox);
    },
  }),
};

export default mutant;
