import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "first-at-splits",
  title: "Of several `@` the first splits, and nothing reads on from the second.",
  clause: "name.many-at",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client1.com@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens", "another"],
  origin: "RainLoop #683, maddy #170",
  wrong: deciding({
    split(name) {
      const [account, domain, more] = name.split("@");
      return account && domain && more !== undefined
        ? { kind: "name", account, domain }
        : referencePolicy.split.call(this, name);
    },
  }),
};

export default mutant;
