import { told } from "../answers.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "service-off-told-by-imap",
  title:
    "By IMAP a service that is off is told from a wrong password, by the other protocols it is not.",
  clause: "access.uniform.service",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client2.com with its own password, and IMAP off in client2.com",
  verdicts: ["deviates"],
  ways: ["answers"],
  wrong: told("service", { imap: "NO [AUTHORIZATIONFAILED] Not by this service" }),
};

export default mutant;
