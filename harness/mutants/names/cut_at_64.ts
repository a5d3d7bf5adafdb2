import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "cut-at-64",
  title: "The account part is kept in a field of 64 bytes, and what is longer is cut.",
  clause: "name.charset",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "an account of 64 letters, typed with one more",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    split(name) {
      const read = referencePolicy.split.call(this, name);
      return read.kind === "refused" ? read : { ...read, account: read.account.slice(0, 64) };
    },
  }),
};

export default mutant;
