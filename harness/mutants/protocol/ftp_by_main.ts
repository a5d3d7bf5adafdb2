import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ftp-by-main",
  title: "By FTP a simple name is the Main Domain's, by POP3 and IMAP the address's.",
  clause: "access.every-module",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on the address of client1.com, by FTP and by POP3",
  verdicts: ["deviates"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainForSimple(world, login) {
      return login.protocol === "ftp"
        ? world.main.name
        : referencePolicy.domainForSimple.call(this, world, login);
    },
  }),
};

export default mutant;
