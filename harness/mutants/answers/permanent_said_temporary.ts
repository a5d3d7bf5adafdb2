import { type Answers, instead } from "../answers.ts";
import { conversing, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const ANSWERS: Answers = {
  pop3: "-ERR [SYS/TEMP] try again later",
  imap: "NO [UNAVAILABLE] Try again later",
  ftp: "421 Try again later",
  xmpp: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><temporary-auth-failure/></failure>",
  ximss: 'errorText="Try again later" errorNum="451"',
};

const mutant: Mutant = {
  id: "permanent-said-temporary",
  title: "A wrong password is answered as a trouble that will pass.",
  clause: "access.password",
  protocols: ["pop3", "imap", "ftp", "xmpp", "ximss"],
  situation: "a wrong password",
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: conversing(({ protocol, wire }, activated) => ({
    wire: saying(wire, (text) => {
      const said = instead(protocol, ANSWERS)(text);
      if (said !== text) activated();
      return said;
    }),
  })),
};

export default mutant;
