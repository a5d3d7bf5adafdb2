import { type Answers, told } from "../answers.ts";
import type { Mutant } from "../mutant.ts";

const ANSWERS: Answers = {
  pop3: "-ERR [AUTH] no such user",
  imap: "NO [AUTHENTICATIONFAILED] No such user",
  ftp: "530 No such user",
  xmpp: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><invalid-authzid/></failure>",
  ximss: 'errorText="No such account" errorNum="515"',
  web: "There is no such account.",
};

const mutant: Mutant = {
  id: "unknown-account-told",
  title: "An unknown account is told from a wrong password.",
  clause: "access.uniform",
  protocols: ["pop3", "imap", "ftp", "xmpp", "ximss", "web"],
  situation: "nobody@client2.com, and info@client2.com with a wrong password",
  verdicts: ["differs"],
  ways: ["answers"],
  wrong: told("account", ANSWERS),
};

export default mutant;
