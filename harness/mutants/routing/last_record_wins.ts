import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "last-record-wins",
  title: "Of two records that match the last one counts.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a Domain that a record leaves as it is, and below it a record of one of its accounts",
  caughtUnder: [
    "route.order",
    "route.record.account",
    "route.record.domain",
    "route.record.wildcard",
    "name.full",
    "name.percent",
    "name.explicit-wins",
    "address.mixed",
    "access.password",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    findRecord(world, name) {
      const records = world.records.toReversed();
      return referencePolicy.findRecord.call(this, { ...world, records }, name);
    },
  }),
};

export default mutant;
