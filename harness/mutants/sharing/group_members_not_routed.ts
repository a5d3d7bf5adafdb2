import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "group-members-not-routed",
  title: "A member of a Group is the account of that very name: no alias or Forwarder counts.",
  clause: "share.identifiers",
  protocols: ["imap"],
  situation: "a member by an alias",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    isMember(world, viewer, { account, domain }) {
      const entry = this.findDomain(world, domain);
      const object = entry && this.findObject(world, entry.domain, account);
      if (object?.kind !== "group") return false;
      return object.members.some((member) =>
        (member.includes("@") ? member : `${member}@${entry?.domain.name}`).toLowerCase() ===
          viewer.account.toLowerCase()
      );
    },
  }),
};

export default mutant;
