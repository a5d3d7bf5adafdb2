import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "trailing-dot-dropped",
  title: "A dot behind the domain part is dropped.",
  clause: "route.unknown-domain",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client2.com.",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    findDomain(world, name) {
      return referencePolicy.findDomain.call(this, world, name.replace(/\.$/, ""));
    },
  }),
};

export default mutant;
