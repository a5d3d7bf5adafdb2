import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "account-star-without-dots",
  title: "The `*` of an account record stands for no dot.",
  clause: "route.record.wildcard",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "ann.lee@old.example, where <*@old.example> = *@client2.com",
  caughtUnder: ["route.record.wildcard", "route.order"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    findRecord(world, name) {
      const match = referencePolicy.findRecord.call(this, world, name);
      const isStar = match?.record.account?.after !== undefined;
      return isStar && name.account?.includes(".") ? undefined : match;
    },
  }),
};

export default mutant;
