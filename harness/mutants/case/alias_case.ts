import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "alias-case",
  title: "Letter case of an Account's other name counts.",
  clause: "name.case.account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "HELP@client1.com, where help is an alias of info",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  caughtUnder: ["name.case.account", "route.account-alias"],
  wrong: deciding({
    findObject(world, domain, name) {
      const object = referencePolicy.findObject.call(this, world, domain, name);
      return object?.kind === "alias" && !object.account.aliases.includes(name)
        ? undefined
        : object;
    },
  }),
};

export default mutant;
