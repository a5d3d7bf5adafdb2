import { referencePolicy } from "../../../reference/mod.ts";
import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-unified-by-own-name",
  title: "Mail to a unified Domain goes to the Main Domain's account of the name that was written.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to info@client9.com where client9.com = joe.local",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringBy({
    byRecord(world, name) {
      const match = this.findRecord(world, name);
      const unified = match && !match.record.account && this.unifiedAccount(world, match.right);
      return unified
        ? { ...name, domain: world.main.name }
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
