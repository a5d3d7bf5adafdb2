import { referencePolicy } from "../../../reference/mod.ts";
import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-domain-alias-unknown",
  title: "Mail to a Domain alias is refused.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to info@mail.client1.com",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringBy({
    findDomain(world, name) {
      const entry = referencePolicy.findDomain.call(this, world, name);
      return entry?.alias ? undefined : entry;
    },
  }),
};

export default mutant;
