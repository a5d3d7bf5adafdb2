import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "domain-alias-skipped",
  title: "A Domain's other names are unknown.",
  clause: "route.domain-alias",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@mail.client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    findDomain(world, name) {
      const entry = referencePolicy.findDomain.call(this, world, name);
      return entry?.alias ? undefined : entry;
    },
  }),
};

export default mutant;
