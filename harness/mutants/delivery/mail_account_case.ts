import { referencePolicy } from "../../../reference/mod.ts";
import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-account-case",
  title: "For mail the letter case of the account part counts.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to INFO@client1.com",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringBy({
    findObject(world, domain, name) {
      const capitals = /[A-Z]/.test(name) &&
        !domain.accounts.some((account) => account.name === name);
      return capitals ? undefined : referencePolicy.findObject.call(this, world, domain, name);
    },
  }),
};

export default mutant;
