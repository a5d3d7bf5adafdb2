import { keptPlaintext } from "../kept_plaintext.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xmpp-plaintext-kept",
  title: "What was sent in plain text behind XMPP's <starttls/> is run after the handshake.",
  clause: "access.isolation",
  protocols: ["xmpp"],
  securities: ["upgrade"],
  situation: "<starttls/> and a login in one packet",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: keptPlaintext("xmpp"),
};

export default mutant;
