import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "limit-one-too-many",
  title: "A way may have a hundred and one rewrites.",
  clause: "route.loop",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@hop101.example, which a hundred and one records lead to info@client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({ rewriteLimit: 101 }),
};

export default mutant;
