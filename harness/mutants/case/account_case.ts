import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "account-case",
  title: "Letter case of an account's name counts.",
  clause: "name.case.account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "INFO@client2.com",
  caughtUnder: ["name.case.account", "name.case.domain"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    findObject(world, domain, name) {
      const object = referencePolicy.findObject.call(this, world, domain, name);
      return object?.kind === "account" && object.account.name !== name ? undefined : object;
    },
  }),
};

export default mutant;
