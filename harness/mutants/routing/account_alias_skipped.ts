import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "account-alias-skipped",
  title: "An Account's other names open nothing.",
  clause: "route.account-alias",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "help@client1.com, an alias of info",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({ byAccountAlias: () => undefined }),
};

export default mutant;
