import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "domain-record-skipped",
  title: "A record of a domain's name is for mail alone.",
  clause: "route.record.domain",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@www.client2.com, where www.client2.com = client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    byRecord(world, name) {
      const record = this.findRecord(world, name)?.record;
      return record && !record.account && record.domain.after === undefined
        ? undefined
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
