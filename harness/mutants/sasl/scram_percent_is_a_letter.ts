import { referencePolicy } from "../../../reference/mod.ts";
import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "scram-percent-is-a-letter",
  title: "SCRAM looks keys up by the name as sent, so that `%` separates nothing.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap", "xmpp", "ximss", "mapi"],
  mechanisms: ["SCRAM-SHA-1", "SCRAM-SHA-256"],
  situation: "info%client2.com by SCRAM-SHA-256",
  caughtUnder: ["access.mechanisms", "name.percent", "name.explicit-wins"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: decidingBy(["SCRAM-SHA-1", "SCRAM-SHA-256"], {
    split(name) {
      return name.includes("@")
        ? referencePolicy.split.call(this, name)
        : { kind: "simple", account: name };
    },
  }),
};

export default mutant;
