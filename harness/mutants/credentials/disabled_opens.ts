import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "disabled-opens",
  title: "A disabled account opens.",
  clause: "access.service",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a disabled account with its password",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    checkService(world, login, found) {
      const { domain } = found;
      const account = { ...found.account, enabled: true };
      return referencePolicy.checkService.call(this, world, login, { ...found, account, domain });
    },
  }),
};

export default mutant;
