import { told } from "../answers.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "no-such-entry-told",
  title: "LDAP and the password service tell an unknown account from a wrong password.",
  clause: "access.uniform",
  protocols: ["ldap", "pwd"],
  situation: "nobody@client2.com, and info@client2.com with a wrong password",
  verdicts: ["differs"],
  ways: ["answers"],
  // Of one length with the text of a refusal: no length around it changes.
  wrong: told("account", { ldap: "No such entry", pwd: "500 No such user" }),
};

export default mutant;
