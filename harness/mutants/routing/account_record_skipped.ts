import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "account-record-skipped",
  title: "A record of one account's name is for mail alone.",
  clause: "route.record.account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "<sales@client1.com> = john@client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "opens"],
  wrong: deciding({
    byRecord(world, name) {
      const record = this.findRecord(world, name)?.record;
      return record?.account ? undefined : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
