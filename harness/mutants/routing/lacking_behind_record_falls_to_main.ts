import { fallingToMain } from "../falling_to_main.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "lacking-behind-record-falls-to-main",
  title: "Behind a record a name that the Domain lacks is the Main Domain's.",
  clause: "address.no-fallback",
  protocols: ["pop3", "imap", "ftp", "ldap"],
  situation:
    "desk@lost.example with the password of desk@company.com, where lost.example = client7.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: fallingToMain((located, { routed }) =>
    located.kind === "refused" && located.because === "account" && routed.trail.includes("byRecord")
  ),
};

export default mutant;
