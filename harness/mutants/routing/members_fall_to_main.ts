import { fallingToMain } from "../falling_to_main.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "members-fall-to-main",
  title: "For a Group or a Mailing list the Main Domain's account of that name opens.",
  clause: "route.not-account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "joe@client1.com, a Group, with the password of joe@company.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: fallingToMain((located) => located.kind === "refused" && located.because === "object"),
};

export default mutant;
