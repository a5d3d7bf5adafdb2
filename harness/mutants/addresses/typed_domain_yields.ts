import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "typed-domain-yields",
  title:
    "Where the Domain of the address has an account of that name, the typed Domain is not read.",
  clause: "name.explicit-wins",
  protocols: ["pop3", "imap", "ftp", "ximss", "smtp", "ldap", "pwd", "web"],
  situation: "info@client2.com, on the address of another Domain that has an info, and elsewhere",
  by: "relation:another-address",
  verdicts: ["deviates"],
  ways: ["another", "refuses", "mixes"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      if (name.kind === "refused" || !login.name.includes("@")) return name;
      const here = this.domainOfAddress(world, login.localAddress);
      const hasIt = here?.accounts.some((one) => one.name === name.account);
      return here && hasIt ? { ...name, domain: here.name } : name;
    },
  }),
};

export default mutant;
