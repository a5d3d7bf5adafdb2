import { fallingToMain } from "../falling_to_main.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "lacking-behind-alias-falls-to-main",
  title: "Behind a Domain alias a name that the Domain lacks is the Main Domain's.",
  clause: "address.no-fallback",
  protocols: ["pop3", "imap", "ftp", "ldap"],
  situation: "desk@mail.client7.com with the password of desk@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: fallingToMain((located, { routed }) =>
    located.kind === "refused" && located.because === "account" &&
    routed.trail.includes("byDomainAlias")
  ),
};

export default mutant;
