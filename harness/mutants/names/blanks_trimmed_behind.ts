import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "blanks-trimmed-behind",
  title: "Blanks behind the name are trimmed, those before it are not.",
  clause: "name.spaces",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a blank before one name, and one behind another",
  verdicts: ["deviates", "differs"],
  ways: ["mixes"],
  wrong: deciding({
    qualify(world, login) {
      return referencePolicy.qualify.call(this, world, { ...login, name: login.name.trimEnd() });
    },
  }),
};

export default mutant;
