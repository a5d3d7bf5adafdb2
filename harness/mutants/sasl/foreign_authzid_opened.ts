import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "foreign-authzid-opened",
  title: "Any SASL authorization identity is accepted, and the session is of that account.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  situation: "PLAIN with the identity of another account",
  verdicts: ["deviates", "differs"],
  ways: ["gives", "opens", "refuses", "another"],
  wrong: deciding({
    async admit(world, { authzid, ...login }) {
      const own = await referencePolicy.admit(world, login);
      if (authzid === undefined || own.kind === "refused") return own;
      const proof = { ...login.proof, accepts: () => true };
      return await referencePolicy.admit(world, { ...login, name: authzid, proof });
    },
  }),
};

export default mutant;
