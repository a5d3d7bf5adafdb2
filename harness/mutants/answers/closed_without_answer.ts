import { conversing, doorWith, HungUp } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "closed-without-answer",
  title: "A refused login is not answered: the connection is closed.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a wrong password",
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: conversing(({ door }, activated) => ({
    door: doorWith(door, async (request) => {
      const admission = await door.login(request);
      if (admission.kind === "opened") return admission;
      activated();
      throw new HungUp();
    }),
  })),
};

export default mutant;
