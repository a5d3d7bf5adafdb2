import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "wildcard-behind-alias",
  title: "A Domain alias goes before a wildcard record that covers it.",
  clause: "route.record.wildcard",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "*.client2.com = client1.com, and www.client2.com, an alias of client2.com",
  caughtUnder: [
    "route.record.wildcard",
    "access.password",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    byRecord(world, name) {
      const wild = this.findRecord(world, name)?.record.domain.after !== undefined;
      return wild && this.byDomainAlias(world, name)
        ? undefined
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
