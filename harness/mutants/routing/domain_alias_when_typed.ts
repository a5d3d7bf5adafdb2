import { refused } from "../../../reference/policy/policy.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "domain-alias-when-typed",
  title:
    "A Domain's other name counts where it was typed, and not where the target domain gave it.",
  clause: "client.xmpp.routed-target",
  protocols: ["xmpp"],
  situation: "info to an alias of client2.com",
  caughtUnder: ["client.xmpp.routed-target", "route.domain-alias"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      const given = name.kind === "name" && !/[@%]/.test(login.name);
      return given && this.findDomain(world, name.domain)?.alias ? refused("domain") : name;
    },
  }),
};

export default mutant;
