import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unassigned-refused",
  title: "On an address that no Domain has a simple name is refused.",
  clause: "address.unassigned",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on an address assigned to nobody",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    domainForSimple(world, login) {
      const assigned = world.deployment.domains.some(({ addresses }) =>
        addresses.includes(login.localAddress)
      );
      return assigned ? referencePolicy.domainForSimple.call(this, world, login) : undefined;
    },
  }),
};

export default mutant;
