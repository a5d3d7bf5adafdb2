import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unified-by-own-name",
  title:
    "A domain that is one account's opens the Main Domain's account of the name that was typed.",
  clause: "route.unified",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@unified.example, which is joe's",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses", "opens"],
  wrong: deciding({
    byRecord(world, name) {
      const match = this.findRecord(world, name);
      return match && this.unifiedAccount(world, match.right) !== undefined
        ? { ...name, domain: world.main.name }
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
