import { answeredBeforeLogin } from "../before_login.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "stat-before-login",
  title: "POP3's STAT is answered before anybody logged in.",
  clause: "access.login-first",
  protocols: ["pop3"],
  situation: "STAT after the greeting",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: answeredBeforeLogin({
    pop3: (line) => /^STAT$/i.test(line) ? "+OK 1 345\r\n" : undefined,
  }),
};

export default mutant;
