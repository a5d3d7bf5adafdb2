import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "accepts-everything",
  title: "Every login opens the Main Domain's first account.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "any",
  caughtUnder: ["access.password", "name.full", "name.charset"],
  verdicts: ["deviates", "differs"],
  ways: ["opens", "another"],
  wrong: deciding({
    async admit(world, login) {
      const right = await referencePolicy.admit(world, login);
      const [account] = world.main.accounts;
      if (!account) return right;
      const fullName = `${account.name}@${world.main.name}` as const;
      return { kind: "found", fullName, account, domain: world.main, trail: [] };
    },
  }),
};

export default mutant;
