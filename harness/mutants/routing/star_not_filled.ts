import { fullName } from "../../../reference/policy/route.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "star-not-filled",
  title: "A `*` on a record's right stays where it is.",
  clause: "route.record.wildcard",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@old.example, where <*@old.example> = *@client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    byRecord(world, name) {
      const record = this.findRecord(world, name)?.record;
      return record?.account?.after === undefined
        ? referencePolicy.byRecord.call(this, world, name)
        : fullName(record.to);
    },
  }),
};

export default mutant;
