import { keptUser } from "../kept_user.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "user-before-auth-tls-counts",
  title: "The name that USER gave before AUTH TLS is still there after it.",
  clause: "access.isolation",
  protocols: ["ftp"],
  securities: ["upgrade"],
  situation: "USER info in plain text, AUTH TLS, PASS",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: keptUser("ftp"),
};

export default mutant;
