import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "record-behind-account-alias-alone",
  title:
    "A record applies to what an Account alias stands for, and not to what a Domain alias does.",
  clause: "route.record.after-alias",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation:
    "<info@client1.com> = ..., and info's alias in client1.com, and info in an alias of it",
  verdicts: ["deviates", "differs"],
  ways: ["mixes", "refuses", "opens", "another"],
  wrong: deciding({
    route(world, name) {
      const alias = this.findDomain(world, name.domain)?.alias && !this.findRecord(world, name);
      const policy = alias ? { ...referencePolicy, byRecord: () => undefined } : referencePolicy;
      return policy.route(world, name);
    },
  }),
};

export default mutant;
