import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unified-keeps-name",
  title: "In a domain that is one account's, a name that the Main Domain has opens that account.",
  clause: "route.unified",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@unified.example, which is joe's, with the password of info@company.com",
  caughtUnder: ["route.unified", "access.password"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "opens"],
  wrong: deciding({
    byRecord(world, name) {
      const match = this.findRecord(world, name);
      const isOne = match && this.unifiedAccount(world, match.right) !== undefined;
      return isOne && this.findObject(world, world.main, name.account)?.kind === "account"
        ? { ...name, domain: world.main.name }
        : referencePolicy.byRecord.call(this, world, name);
    },
  }),
};

export default mutant;
