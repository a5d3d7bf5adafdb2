import { answeredBeforeLogin } from "../before_login.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pwd-before-login",
  title: "FTP's PWD is answered before anybody logged in.",
  clause: "access.login-first",
  protocols: ["ftp"],
  situation: "PWD after the greeting",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: answeredBeforeLogin({ ftp: (line) => /^PWD$/i.test(line) ? '257 "/"\r\n' : undefined }),
};

export default mutant;
