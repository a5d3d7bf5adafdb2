import { refused } from "../../../reference/policy/policy.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "dedicated-not-by-name",
  title:
    "A Domain with addresses of its own is reached there, and elsewhere not by a name with `@`.",
  clause: "address.mixed",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info@client1.com on the address of client2.com",
  caughtUnder: ["address.mixed", "name.explicit-wins"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      if (name.kind === "refused" || !login.name.includes("@")) return name;
      const addresses = this.findDomain(world, name.domain)?.domain.addresses ?? [];
      const here = this.domainOfAddress(world, login.localAddress)?.addresses;
      return addresses.length === 0 || here === addresses ? name : refused("domain");
    },
  }),
};

export default mutant;
