import { fallingToMain } from "../falling_to_main.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "service-off-falls-to-main",
  title: "Where an account's service is off, the Main Domain's account of that name opens.",
  clause: "access.service",
  protocols: ["pop3", "ldap", "smtp", "pwd"],
  situation: "joe@client7.com without services, with the password of joe@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: fallingToMain((located, { service }) =>
    located.kind === "found" && located.account.services?.includes(service) === false
  ),
};

export default mutant;
