import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "prepared-account-alone",
  title:
    "The account part is prepared as Unicode has it, and the domain part is read as it stands.",
  clause: "name.prepared",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "full-width letters in the account part, and others in the domain part",
  verdicts: ["deviates", "differs"],
  ways: ["mixes"],
  wrong: deciding({
    split(name) {
      const read = referencePolicy.split.call(this, name);
      return read.kind === "refused"
        ? read
        : { ...read, account: read.account.normalize("NFKC").replaceAll("\u00ad", "") };
    },
  }),
};

export default mutant;
