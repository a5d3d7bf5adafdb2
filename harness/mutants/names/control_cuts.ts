import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "control-cuts",
  title: "A control character ends the account part, as the end of a C string does.",
  clause: "name.charset",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info, a control character, @client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    split(name) {
      return referencePolicy.split.call(this, name.replace(/\p{Cc}[^@%]*/u, ""));
    },
  }),
};

export default mutant;
