import { keptPlaintext } from "../kept_plaintext.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pop3-plaintext-kept",
  title: "What was sent in plain text behind POP3's STLS is run after the handshake.",
  clause: "access.isolation",
  protocols: ["pop3"],
  securities: ["upgrade"],
  situation: "STLS and a login in one packet",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  origin: "CVE-2011-0411 and its kin",
  wrong: keptPlaintext("pop3"),
};

export default mutant;
