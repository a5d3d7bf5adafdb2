import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "group-accepted",
  title: "A Group opens its first member.",
  clause: "route.not-account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "team@client1.com with the password of its first member",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    locate(world, routed) {
      const right = referencePolicy.locate.call(this, world, routed);
      const entry = this.findDomain(world, routed.domain);
      const object = entry && this.findObject(world, entry.domain, routed.account);
      const first = entry?.domain.accounts[0]?.name;
      return object?.kind === "group" && first !== undefined
        ? referencePolicy.locate.call(this, world, { ...routed, account: first })
        : right;
    },
  }),
};

export default mutant;
