import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "authzid-as-authcid",
  title: "SASL's authorization identity is taken for the name whose password is shown.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  situation: "PLAIN with the identity of another account",
  verdicts: ["deviates", "differs"],
  ways: ["gives", "opens", "refuses", "another"],
  origin: "strophejs #307, smtp-server #261",
  wrong: deciding({
    admit(world, { authzid, ...login }) {
      return referencePolicy.admit(world, { ...login, name: authzid ?? login.name });
    },
  }),
};

export default mutant;
