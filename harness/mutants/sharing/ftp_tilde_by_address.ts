import { referencePolicy } from "../../../reference/mod.ts";
import { completedBy } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ftp-tilde-by-address",
  title: "In FTP `~account` without a Domain is in that of the address of the connection.",
  clause: "share.default-domain",
  protocols: ["ftp"],
  situation: "an account's own `~account/` over an address of another Domain",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: completedBy((world, { protocol, localAddress }) =>
    protocol === "ftp" ? referencePolicy.domainOfAddress(world, localAddress)?.name : undefined
  ),
};

export default mutant;
