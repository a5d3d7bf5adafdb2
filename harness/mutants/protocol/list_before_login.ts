import { answeredBeforeLogin } from "../before_login.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "list-before-login",
  title: "IMAP's LIST is answered before anybody logged in.",
  clause: "access.login-first",
  protocols: ["imap"],
  situation: "LIST after the greeting",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: answeredBeforeLogin({
    imap: (line) => {
      const tag = /^(\S+) LIST /i.exec(line)?.[1];
      return tag && `* LIST () "/" INBOX\r\n${tag} OK LIST done\r\n`;
    },
  }),
};

export default mutant;
