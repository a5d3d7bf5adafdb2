import { refused } from "../../../reference/policy/policy.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "temporary-said-permanent",
  title: "The first right login of an account meets a lock, and is answered like a wrong password.",
  clause: "name.full",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "any account's first login",
  caughtUnder: [
    "name.full",
    "name.percent",
    "name.explicit-wins",
    "address.mixed",
    "address.assigned",
    "address.main",
    "route.account-alias",
    "route.domain-alias",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding(() => {
    const opened = new Set<string>();
    return {
      async admit(world, login) {
        const right = await referencePolicy.admit(world, login);
        if (right.kind === "refused") return right;
        const key =
          `${world.deployment.name} ${login.protocol} ${login.localAddress} ${right.fullName}`;
        if (opened.has(key)) return right;
        opened.add(key);
        return refused("password");
      },
    };
  }),
};

export default mutant;
