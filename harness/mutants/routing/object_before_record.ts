import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "object-before-record",
  title: "A Forwarder, a Group, a list or an alias goes before the record of its name.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "<staff@company.com> = joe@company.com, and a Group staff",
  caughtUnder: [
    "route.order",
    "access.password",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    byRecord(world, name) {
      const entry = this.findDomain(world, name.domain);
      const object = entry && this.findObject(world, entry.domain, name.account);
      return object && object.kind !== "account"
        ? undefined
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
