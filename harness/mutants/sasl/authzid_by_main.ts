import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "authzid-by-main",
  title: "A simple authorization identity is the Main Domain's, whatever the address.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "ximss"],
  situation: "info with the identity info, on the address of client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "gives"],
  wrong: deciding({
    checkAuthzid(world, { authzid = "", ...login }, found) {
      const meant = /[@%]/.test(authzid) ? authzid : `${authzid}@${world.main.name}`;
      return referencePolicy.checkAuthzid.call(this, world, { ...login, authzid: meant }, found);
    },
  }),
};

export default mutant;
