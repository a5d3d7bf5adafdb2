import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "percent-is-a-letter",
  title: "A `%` separates nothing: it is a letter of the account's name.",
  clause: "name.percent",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info%client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    split(name) {
      return name.includes("@") || name === ""
        ? referencePolicy.split.call(this, name)
        : { kind: "simple", account: name };
    },
  }),
};

export default mutant;
