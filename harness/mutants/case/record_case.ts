import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "record-case",
  title: "Letter case counts on the left of a record.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@WWW.client2.com, where www.client2.com = client2.com",
  caughtUnder: ["route.order", "route.record.account", "name.case.domain", "name.case.account"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "opens"],
  wrong: deciding({
    findRecord(world, name) {
      return /[A-Z]/.test(`${name.account ?? ""}@${name.domain}`)
        ? undefined
        : referencePolicy.findRecord.call(this, world, name);
    },
  }),
};

export default mutant;
