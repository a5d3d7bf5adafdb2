import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "domain-before-record",
  title: "A Domain of this server, or an alias of one, goes before the domain record of its name.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "client3.com = client1.com, and a Domain client3.com",
  caughtUnder: [
    "route.order",
    "access.password",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    byRecord(world, name) {
      const match = this.findRecord(world, name);
      return match && !match.record.account && this.findDomain(world, name.domain)
        ? undefined
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
