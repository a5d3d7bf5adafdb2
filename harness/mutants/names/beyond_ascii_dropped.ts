import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "beyond-ascii-dropped",
  title: "Letters outside ASCII are left out of a name.",
  clause: "name.charset",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "inföo@client2.com",
  caughtUnder: ["name.charset", "name.prepared"],
  verdicts: ["deviates", "differs"],
  ways: ["opens", "mixes"],
  wrong: deciding({
    split(name) {
      return referencePolicy.split.call(this, name.replace(/\P{ASCII}+/gu, ""));
    },
  }),
};

export default mutant;
