import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "domain-service-ignored",
  title: "A service that is off for a Domain serves its accounts all the same.",
  clause: "access.service",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "an account of a Domain without this service",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    checkService(world, login, found) {
      const { account } = found;
      const { services: _, ...domain } = found.domain;
      return referencePolicy.checkService.call(this, world, login, { ...found, account, domain });
    },
  }),
};

export default mutant;
