import { type Answers, told } from "../answers.ts";
import type { Mutant } from "../mutant.ts";

const ANSWERS: Answers = {
  pop3: "-ERR [AUTH] no such password",
  imap: "NO [AUTHENTICATIONFAILED] No such password",
  ftp: "530 No such password",
  xmpp: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><account-disabled/></failure>",
  ximss: 'errorText="Login refused" errorNum="516"',
  web: "That is not the password.",
};

const mutant: Mutant = {
  id: "wrong-password-told",
  title: "A wrong password tells that the account exists.",
  clause: "access.uniform",
  protocols: ["pop3", "imap", "ftp", "xmpp", "ximss", "web"],
  situation: "info@client2.com with a wrong password, and nobody@client2.com",
  verdicts: ["differs"],
  ways: ["answers"],
  wrong: told("password", ANSWERS),
};

export default mutant;
