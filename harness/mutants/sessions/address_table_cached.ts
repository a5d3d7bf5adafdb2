import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "address-table-cached",
  title: "Which Domain an address is assigned to is asked once.",
  clause: "access.reconfigured",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  situation: "info on an address that was assigned anew",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deciding(() => {
    let first: Parameters<typeof referencePolicy.domainForSimple>[0] | undefined;
    return {
      domainForSimple(world, login) {
        first ??= world;
        return referencePolicy.domainForSimple.call(this, first, login);
      },
    };
  }),
};

export default mutant;
