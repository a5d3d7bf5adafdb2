import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "always-the-first",
  title: "Every login with a right password opens the Main Domain's first account.",
  clause: "name.full",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "any that should open",
  caughtUnder: ["name.full", "name.percent", "name.explicit-wins", "address.mixed"],
  verdicts: ["deviates", "differs"],
  ways: ["another"],
  wrong: deciding({
    async admit(world, login) {
      const right = await referencePolicy.admit(world, login);
      const [account] = world.main.accounts;
      if (!account || right.kind === "refused") return right;
      const fullName = `${account.name}@${world.main.name}` as const;
      return { kind: "found", fullName, account, domain: world.main, trail: [] };
    },
  }),
};

export default mutant;
