import { referencePolicy } from "../../../reference/mod.ts";
import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "external-authzid-opened",
  title:
    "EXTERNAL opens the account that the authorization identity names, whoever the certificate is of.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  securities: ["upgrade", "tls"],
  situation: "EXTERNAL with the identity of another account",
  verdicts: ["deviates", "differs"],
  ways: ["gives", "opens"],
  wrong: decidingWhere(
    ({ proof, authzid }) => proof.mechanism === "EXTERNAL" && authzid !== undefined,
    {
      admit(world, { authzid, ...login }) {
        return referencePolicy.admit(world, { ...login, name: authzid ?? login.name });
      },
    },
  ),
};

export default mutant;
