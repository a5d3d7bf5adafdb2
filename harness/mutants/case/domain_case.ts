import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "domain-case",
  title: "Letter case of a Domain's name counts.",
  clause: "name.case.domain",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@CLIENT2.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  origin: "cyrus-imapd #3414",
  wrong: deciding({
    findDomain(world, name) {
      const entry = referencePolicy.findDomain.call(this, world, name);
      const spelled = [entry?.domain.name, ...entry?.domain.aliases ?? []];
      return spelled.includes(name) ? entry : undefined;
    },
  }),
};

export default mutant;
