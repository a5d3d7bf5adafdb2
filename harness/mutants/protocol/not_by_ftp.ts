import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "not-by-ftp",
  title: "The accounts of secondary Domains cannot be opened by FTP.",
  clause: "access.every-module",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info@client2.com by FTP and by POP3",
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "answers"],
  wrong: deciding({
    checkService(world, login, found) {
      return (login.protocol !== "ftp" || found.domain === world.main) &&
        referencePolicy.checkService.call(this, world, login, found);
    },
  }),
};

export default mutant;
