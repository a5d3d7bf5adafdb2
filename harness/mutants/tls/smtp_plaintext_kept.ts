import { keptPlaintext } from "../kept_plaintext.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "smtp-plaintext-kept",
  title: "What was sent in plain text behind SMTP's STARTTLS is run after the handshake.",
  clause: "access.isolation",
  protocols: ["smtp"],
  securities: ["upgrade"],
  situation: "STARTTLS and a login in one packet",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  origin: "CVE-2011-0411: Postfix",
  wrong: keptPlaintext("smtp"),
};

export default mutant;
