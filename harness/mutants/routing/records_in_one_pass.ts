import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "records-in-one-pass",
  title: "The table is gone through once: what a record gives is shown to those below it alone.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "<chain@client2.com> = next@client2.com below <next@client2.com> = john@client1.com",
  caughtUnder: [
    "route.order",
    "access.password",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    route(world, name) {
      let from = 0;
      const onward: typeof referencePolicy = {
        ...this,
        byRecord(world, name) {
          const below = { ...world, records: world.records.slice(from) };
          const match = this.findRecord(below, name);
          const to = referencePolicy.byRecord.call(this, below, name);
          if (match && to) from = world.records.indexOf(match.record) + 1;
          return to;
        },
      };
      return referencePolicy.route.call(onward, world, name);
    },
  }),
};

export default mutant;
