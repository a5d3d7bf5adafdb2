import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unified-not-routed-on",
  title: "A domain that leads to an alias or a Forwarder of the Main Domain opens nothing.",
  clause: "route.unified",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "any@nickname.example, where nickname.example = joseph.local, an alias of joe's",
  // What changes the name last is counted.
  caughtUnder: ["route.unified", "route.account-alias", "route.forwarder.local", "route.order"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    unifiedAccount(world, right) {
      const account = referencePolicy.unifiedAccount.call(this, world, right);
      const isOne = account === undefined ||
        this.findObject(world, world.main, account)?.kind === "account";
      return isOne ? account : "nobody";
    },
  }),
};

export default mutant;
