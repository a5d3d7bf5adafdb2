import { told } from "../answers.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "smtp-unknown-account-told",
  title: "SMTP's AUTH tells an unknown account from a wrong password.",
  clause: "access.uniform",
  protocols: ["smtp"],
  situation: "nobody@client2.com, and info@client2.com with a wrong password",
  verdicts: ["differs"],
  ways: ["answers"],
  wrong: told("account", { smtp: "535 5.7.8 No such account" }),
};

export default mutant;
