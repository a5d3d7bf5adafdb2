import { referencePolicy } from "../../../reference/mod.ts";
import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-to-first-account",
  title: "Mail goes to the first account of its Domain, whoever it is for.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to the second account of a Domain",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringBy({
    locate(world, routed) {
      const found = referencePolicy.locate.call(this, world, routed);
      const first = this.findDomain(world, routed.domain)?.domain.accounts[0];
      return found.kind === "found" && first
        ? referencePolicy.locate.call(this, world, { ...routed, account: first.name })
        : found;
    },
  }),
};

export default mutant;
