import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "authzid-compared-as-text",
  title: "A SASL authorization identity is accepted only where it is spelled as the name is.",
  clause: "access.authzid",
  protocols: ["pop3", "imap", "xmpp", "ximss"],
  situation: "PLAIN of info@client2.com with the identity info%client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["gives", "opens", "refuses", "another"],
  wrong: deciding({ checkAuthzid: (_world, { authzid, name }) => authzid === name }),
};

export default mutant;
