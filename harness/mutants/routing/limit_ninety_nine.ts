import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "limit-ninety-nine",
  title: "A hundred rewrites are a loop.",
  clause: "route.loop",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@hop100.example, which a hundred records lead to info@client1.com",
  caughtUnder: [
    "route.loop",
    "route.order",
    "route.account-alias",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({ rewriteLimit: 99 }),
};

export default mutant;
