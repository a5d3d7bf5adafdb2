import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "account-before-record",
  title: "An account goes before the record of its name.",
  clause: "route.record.account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "<info@client1.com> = john@client2.com, and an account info@client1.com",
  caughtUnder: ["route.record.account", "access.password"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    byRecord(world, name) {
      const entry = this.findDomain(world, name.domain);
      const object = entry && this.findObject(world, entry.domain, name.account);
      return object?.kind === "account"
        ? undefined
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
