import { fallingToMain } from "../falling_to_main.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "domain-off-falls-to-main",
  title: "Where a Domain's service is off, the Main Domain's account of that name opens.",
  clause: "access.service",
  protocols: ["pop3", "ldap", "smtp", "pwd"],
  situation: "info@client8.com without services, with the password of info@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: fallingToMain((located, { service }) =>
    located.kind === "found" && located.domain.services?.includes(service) === false
  ),
};

export default mutant;
