import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "percent-not-by-ftp",
  title: "By FTP a name with `%` opens nothing, by the other modules it does.",
  clause: "access.every-module",
  protocols: ["pop3", "imap", "ftp", "xmpp", "ximss", "web"],
  situation: "info%client2.com by FTP and by POP3",
  verdicts: ["deviates"],
  ways: ["refuses", "another"],
  wrong: deciding({
    checkService(world, login, found) {
      const right = referencePolicy.checkService.call(this, world, login, found);
      return right && !(login.protocol === "ftp" && login.name.includes("%"));
    },
  }),
};

export default mutant;
