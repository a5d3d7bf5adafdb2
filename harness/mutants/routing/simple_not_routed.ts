import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "simple-not-routed",
  title:
    "The Router sees what was typed: a simple name has passed it when the address qualifies it.",
  clause: "route.order",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a simple name whose full name a record leads elsewhere",
  caughtUnder: [
    "route.order",
    "route.record.account",
    "client.xmpp.routed-target",
    "route.record.domain",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    admit(world, login) {
      const simple = !/[@%]/.test(login.name);
      const policy = simple ? { ...referencePolicy, byRecord: () => undefined } : referencePolicy;
      return policy.admit(world, login);
    },
  }),
};

export default mutant;
