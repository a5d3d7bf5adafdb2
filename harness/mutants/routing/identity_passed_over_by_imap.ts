import { referencePolicy } from "../../../reference/mod.ts";
import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "identity-passed-over-by-imap",
  title:
    "By IMAP a record that changes nothing is passed over, by the other protocols it ends the table.",
  clause: "route.record.identity",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "client4.com = client4.com, and below it <desk@client4.com> = desk@client6.com",
  verdicts: ["deviates"],
  ways: ["mixes"],
  wrong: decidingWhere(({ protocol }) => protocol === "imap", {
    byRecord(world, name) {
      for (let records = world.records;;) {
        const left = { ...world, records };
        const match = this.findRecord(left, name);
        const to = referencePolicy.byRecord.call(this, left, name);
        if (!match || to) return to;
        records = records.slice(records.indexOf(match.record) + 1);
      }
    },
  }),
};

export default mutant;
