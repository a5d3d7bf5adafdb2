import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unicode-case",
  title: "Letters are folded as Unicode has it: a dotless i is an i, the Kelvin sign a k.",
  clause: "name.charset",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client2.com with a dotless i",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    split(name) {
      const read = referencePolicy.split.call(this, name);
      return read.kind === "refused"
        ? read
        : { ...read, account: read.account.toUpperCase().toLowerCase() };
    },
  }),
};

export default mutant;
