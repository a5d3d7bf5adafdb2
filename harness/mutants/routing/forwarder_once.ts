import { refused } from "../../../reference/policy/policy.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "forwarder-once",
  title: "A Forwarder that leads to another Forwarder leads nowhere.",
  clause: "route.forwarder.local",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "two Forwarders, the second to an account",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    byForwarder(world, name) {
      const to = referencePolicy.byForwarder.call(this, world, name);
      const onward = to?.kind === "name" && referencePolicy.byForwarder.call(this, world, to);
      return onward ? refused("object") : to;
    },
  }),
};

export default mutant;
