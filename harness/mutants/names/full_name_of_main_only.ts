import { refused } from "../../../reference/policy/policy.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "full-name-of-main-only",
  title: "A full name with `@` is known in the Main Domain alone; the others are reached by `%`.",
  clause: "name.full",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client2.com",
  caughtUnder: ["name.full", "name.explicit-wins"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      const plain = name.kind === "name" && login.name.includes("@") && !login.name.includes("%");
      return plain && name.domain !== world.main.name ? refused("domain") : name;
    },
  }),
};

export default mutant;
