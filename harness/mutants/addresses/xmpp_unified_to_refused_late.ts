import { referencePolicy } from "../../../reference/mod.ts";
import { refused } from "../../../reference/policy/policy.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-unified-to-refused-late",
  title:
    "A target domain that a record makes one account gets a stream, on which no login succeeds.",
  clause: "client.xmpp.unified-target",
  protocols: ["xmpp"],
  situation: "info@client2.com to a domain that is joe's alone",
  verdicts: ["deviates"],
  ways: ["answers"],
  wrong: deciding({
    isServed(world, domain) {
      const to = this.findRecord(world, { domain })?.right ?? "";
      return this.unifiedAccount(world, to) !== undefined ||
        referencePolicy.isServed.call(this, world, domain);
    },
    qualify(world, login) {
      const served = referencePolicy.isServed(world, login.hint ?? "");
      return login.protocol === "xmpp" && !served
        ? refused("hint")
        : referencePolicy.qualify.call(this, world, login);
    },
  }),
};

export default mutant;
