import { keptUser } from "../kept_user.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "user-before-stls-counts",
  title: "The name that USER gave before STLS is still there after it.",
  clause: "access.isolation",
  protocols: ["pop3"],
  securities: ["upgrade"],
  situation: "USER info in plain text, STLS, PASS",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: keptUser("pop3"),
};

export default mutant;
