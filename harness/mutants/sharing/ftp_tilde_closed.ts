import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ftp-tilde-closed",
  title: "Over FTP `~account` is no file store, not even one's own.",
  clause: "share.files",
  protocols: ["ftp"],
  situation: "the own `~account/`",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({ opensFiles: () => false }),
};

export default mutant;
