import { referencePolicy } from "../../../reference/mod.ts";
import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-last-record-wins",
  title: "For mail the last record that matches wins.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to a name that two records match",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringBy({
    findRecord(world, name) {
      const records = world.records.toReversed();
      return referencePolicy.findRecord.call(this, { ...world, records }, name);
    },
  }),
};

export default mutant;
