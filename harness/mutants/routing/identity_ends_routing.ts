import { LOGINS } from "../../../fixtures/clauses/carried.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "identity-ends-routing",
  title:
    "A record that leaves a name as it is ends its whole way: no alias and no Forwarder follows.",
  clause: "route.record.identity",
  protocols: LOGINS,
  situation: "help@client1.com, an alias of info, where client1.com = client1.com",
  // The record decides nothing under either reading; what it hides does.
  caughtUnder: ["route.record.identity", "route.account-alias", "route.forwarder.local"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    rewrite(world, name) {
      const stays = this.findRecord(world, name) && !this.byRecord(world, name);
      return stays ? undefined : referencePolicy.rewrite.call(this, world, name);
    },
  }),
};

export default mutant;
