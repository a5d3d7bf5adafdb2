import { refused } from "../../../reference/policy/policy.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "identity-is-a-loop",
  title: "A record that leaves a name as it is counts as a loop.",
  clause: "route.record.identity",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client1.com, where client1.com = client1.com",
  caughtUnder: [
    "route.record.identity",
    "name.full",
    "name.percent",
    "name.explicit-wins",
    "address.assigned",
    "address.mixed",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    byRecord(world, name) {
      const to = referencePolicy.byRecord.call(this, world, name);
      return !to && this.findRecord(world, name) ? refused("loop") : to;
    },
  }),
};

export default mutant;
