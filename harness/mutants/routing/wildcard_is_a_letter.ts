import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "wildcard-is-a-letter",
  title: "A `*` on a record's left stands for itself.",
  clause: "route.record.wildcard",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@x.old.client2.com, where *.old.client2.com = client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    byRecord(world, name) {
      const record = this.findRecord(world, name)?.record;
      return (record?.account ?? record?.domain)?.after !== undefined ||
          record?.domain.after !== undefined
        ? undefined
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
