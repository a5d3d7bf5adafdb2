import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "forwarder-skipped",
  title: "A Forwarder forwards mail and opens nothing.",
  clause: "route.forwarder.local",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a Forwarder to info@client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({ byForwarder: () => undefined }),
};

export default mutant;
