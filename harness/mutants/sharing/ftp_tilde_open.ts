import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ftp-tilde-open",
  title: "Over FTP everybody has the files of all accounts.",
  clause: "share.files",
  protocols: ["ftp"],
  situation: "another account's file, by no administrator",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({ opensFiles: () => true }),
};

export default mutant;
