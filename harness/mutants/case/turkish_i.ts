import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "turkish-i",
  title: "Capitals are lowered as Turkish has it: I becomes a dotless i.",
  clause: "name.case.account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "INFO@client2.com",
  caughtUnder: ["name.case.account", "name.case.domain"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    findObject(world, domain, name) {
      const lowered = name.toLocaleLowerCase("tr");
      return referencePolicy.findObject.call(this, world, domain, lowered);
    },
  }),
};

export default mutant;
