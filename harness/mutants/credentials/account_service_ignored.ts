import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "account-service-ignored",
  title: "A service that is off for an account serves it all the same.",
  clause: "access.service",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "an account without this service, with its password",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    checkService(world, login, found) {
      const { domain } = found;
      const { services: _, ...account } = found.account;
      return referencePolicy.checkService.call(this, world, login, { ...found, account, domain });
    },
  }),
};

export default mutant;
