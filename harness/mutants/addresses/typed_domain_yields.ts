import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "typed-domain-yields",
  title:
    "What follows an @ is not read where the Domain of the address has an account of that name.",
  clause: "name.explicit-wins",
  protocols: ["pop3", "imap", "ftp", "ximss", "smtp", "ldap", "pwd", "web"],
  situation: "info@client2.com, on the address of another Domain that has an info, and elsewhere",
  by: "relation:another-address",
  verdicts: ["deviates"],
  ways: ["another", "refuses", "mixes"],
  wrong: deciding({
    qualify(world, login) {
      // With a % the account still opens there, which proves what its refusals are.
      const name = referencePolicy.qualify.call(this, world, login);
      if (name.kind === "refused" || !login.name.includes("@")) return name;
      const here = this.domainOfAddress(world, login.localAddress);
      const hasIt = here?.accounts.some((one) => one.name === name.account);
      return here && hasIt ? { ...name, domain: here.name } : name;
    },
  }),
};

export default mutant;
