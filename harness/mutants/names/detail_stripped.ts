import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "detail-stripped",
  title: "A detail behind `+` is taken off the account part.",
  clause: "name.charset",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info+news@client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  origin: "GreenMail #337",
  wrong: deciding({
    split(name) {
      return referencePolicy.split.call(this, name.replace(/\+[^@%]*/, ""));
    },
  }),
};

export default mutant;
