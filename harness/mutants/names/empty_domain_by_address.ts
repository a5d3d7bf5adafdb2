import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "empty-domain-by-address",
  title: "An empty domain part is taken for none at all: the address gives the Domain.",
  clause: "name.empty-domain",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@ on an address of client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens", "another", "mixes"],
  wrong: deciding({
    qualify(world, login) {
      return referencePolicy.qualify.call(this, world, {
        ...login,
        name: login.name.replace(/^([^@%]+)[@%]$/, "$1"),
      });
    },
  }),
};

export default mutant;
