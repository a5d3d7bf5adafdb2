import { keptPlaintext } from "../kept_plaintext.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "imap-plaintext-kept",
  title: "What was sent in plain text behind IMAP's STARTTLS is run after the handshake.",
  clause: "access.isolation",
  protocols: ["imap"],
  securities: ["upgrade"],
  situation: "STARTTLS and a login in one packet",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  origin: "CVE-2011-0411 and its kin",
  wrong: keptPlaintext("imap"),
};

export default mutant;
