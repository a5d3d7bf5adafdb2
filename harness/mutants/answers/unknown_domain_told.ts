import { type Answers, told } from "../answers.ts";
import type { Mutant } from "../mutant.ts";

const ANSWERS: Answers = {
  pop3: "-ERR [AUTH] no such domain",
  imap: "NO [AUTHENTICATIONFAILED] No such domain",
  ftp: "530 No such domain",
  xmpp: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><account-disabled/></failure>",
  ximss: 'errorText="No such Domain" errorNum="515"',
  web: "There is no such Domain.",
};

const mutant: Mutant = {
  id: "unknown-domain-told",
  title: "An unknown Domain is told from a wrong password.",
  clause: "access.uniform",
  protocols: ["pop3", "imap", "ftp", "xmpp", "ximss", "web"],
  situation: "info@unknown.example, and info@client2.com with a wrong password",
  verdicts: ["differs"],
  ways: ["answers"],
  wrong: told("domain", ANSWERS),
};

export default mutant;
