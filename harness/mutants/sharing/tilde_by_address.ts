import { referencePolicy } from "../../../reference/mod.ts";
import { completedBy } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "tilde-by-address",
  title: "`~account` without a Domain is in that of the address of the connection.",
  clause: "share.default-domain",
  protocols: ["imap"],
  situation: "`~account/mailbox` over an address of another Domain",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: completedBy((world, { localAddress }) =>
    referencePolicy.domainOfAddress(world, localAddress)?.name
  ),
};

export default mutant;
