import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "administrator-of-any-domain",
  title: "An administrator of any Domain administers the accounts of all.",
  clause: "share.granted",
  protocols: ["imap"],
  situation: "a secondary Domain's administrator, and a mailbox in another Domain",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    administers: (world, viewer) => referencePolicy.administers(world, viewer, viewer.account),
  }),
};

export default mutant;
