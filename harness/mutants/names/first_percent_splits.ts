import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "first-percent-splits",
  title: "Of several `%` the first splits, and nothing reads on from the second.",
  clause: "name.many-percent",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info%client2.com%company.com",
  caughtUnder: ["name.many-percent", "name.both.secondary"],
  verdicts: ["deviates", "differs"],
  ways: ["opens", "another", "mixes"],
  wrong: deciding({
    split(name) {
      const [account, domain, more] = name.split("%");
      return account && domain && more !== undefined && !name.includes("@")
        ? { kind: "name", account, domain }
        : referencePolicy.split.call(this, name);
    },
  }),
};

export default mutant;
