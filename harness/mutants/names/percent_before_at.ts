import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "percent-before-at",
  title: "Where a name has both separators the `%` splits it.",
  clause: "name.both",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info%client2.com@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    split(name) {
      const percent = name.indexOf("%");
      return percent > 0 && name.includes("@")
        ? { kind: "name", account: name.slice(0, percent), domain: name.slice(percent + 1) }
        : referencePolicy.split.call(this, name);
    },
  }),
};

export default mutant;
