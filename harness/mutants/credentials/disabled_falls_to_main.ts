import { fallingToMain } from "../falling_to_main.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "disabled-falls-to-main",
  title: "For a disabled account the Main Domain's account of that name opens.",
  clause: "access.service",
  protocols: ["pop3", "ldap", "smtp", "pwd"],
  situation: "info@client7.com, disabled, with the password of info@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: fallingToMain((located) => located.kind === "found" && !located.account.enabled),
};

export default mutant;
