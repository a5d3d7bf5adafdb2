import { literalAddress } from "../../../reference/policy/address.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "literal-by-connection",
  title: "An address in the Domain's place means the address of the connection.",
  clause: "name.literal",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@[192.0.0.2] on another address",
  verdicts: ["deviates", "differs"],
  ways: ["another", "opens", "mixes"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      if (name.kind === "refused" || literalAddress(name.domain) === undefined) return name;
      const domain = this.domainOfAddress(world, login.localAddress)?.name;
      return domain === undefined ? name : { ...name, domain };
    },
  }),
};

export default mutant;
