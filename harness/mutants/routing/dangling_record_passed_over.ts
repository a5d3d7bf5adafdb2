import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "dangling-record-passed-over",
  title: "A record to an account that is not there leaves its left side's account open.",
  clause: "route.record.account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "pat@client6.com, where <pat@client6.com> = nobody@client2.com",
  // Nobody is there: the clause of a refusal is the last one met.
  caughtUnder: ["route.record.account", "address.no-fallback"],
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    byRecord(world, name) {
      const to = referencePolicy.byRecord.call(this, world, name);
      if (to?.kind !== "name") return to;
      const place = this.findDomain(world, to.domain);
      return place && !this.findObject(world, place.domain, to.account) ? undefined : to;
    },
  }),
};

export default mutant;
