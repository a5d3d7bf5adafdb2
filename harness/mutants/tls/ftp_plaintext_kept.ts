import { keptPlaintext } from "../kept_plaintext.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ftp-plaintext-kept",
  title: "What was sent in plain text behind FTP's AUTH TLS is run after the handshake.",
  clause: "access.isolation",
  protocols: ["ftp"],
  securities: ["upgrade"],
  situation: "AUTH TLS and a login in one packet",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  origin: "CVE-2011-0411 and its kin",
  wrong: keptPlaintext("ftp"),
};

export default mutant;
