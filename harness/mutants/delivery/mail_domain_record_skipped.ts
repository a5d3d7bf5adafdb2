import { referencePolicy } from "../../../reference/mod.ts";
import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-domain-record-skipped",
  title: "Domain records count for logins, and not for mail.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to info@www.client2.com where www.client2.com = client2.com",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringBy({
    findRecord(world, name) {
      const records = world.records.filter(({ account }) => account !== undefined);
      return referencePolicy.findRecord.call(this, { ...world, records }, name);
    },
  }),
};

export default mutant;
