import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "record-by-beginning",
  title: "A record is taken for a name that its left side only begins with.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "<info-not@client1.com> = info@client2.com, and info@client1.com",
  caughtUnder: [
    "route.order",
    "name.full",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    findRecord(world, name) {
      const match = referencePolicy.findRecord.call(this, world, name);
      if (match || !name.account) return match;
      const [account, domain] = [name.account, name.domain].map((part) => part.toLowerCase());
      const record = world.records.find((record) =>
        record.account?.after === undefined && record.domain.after === undefined &&
        record.account?.before.startsWith(account ?? "") && record.domain.before === domain
      );
      return record && { record, right: record.to };
    },
  }),
};

export default mutant;
