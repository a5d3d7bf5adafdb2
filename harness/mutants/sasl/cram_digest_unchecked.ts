import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "cram-digest-unchecked",
  title: "Any digest of CRAM-MD5 fits.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ximss"],
  mechanisms: ["CRAM-MD5"],
  situation: "a wrong password by CRAM-MD5",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: decidingBy(["CRAM-MD5"], { checkPassword: () => true }),
};

export default mutant;
