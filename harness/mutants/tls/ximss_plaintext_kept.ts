import { keptPlaintext } from "../kept_plaintext.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ximss-plaintext-kept",
  title: "What was sent in plain text behind XIMSS's <starttls/> is run after the handshake.",
  clause: "access.isolation",
  protocols: ["ximss"],
  securities: ["upgrade"],
  situation: "<starttls/> and a login in one packet",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: keptPlaintext("ximss"),
};

export default mutant;
