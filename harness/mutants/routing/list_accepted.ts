import { firstMemberOf } from "../first_member.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "list-accepted",
  title: "A Mailing list opens its first member.",
  clause: "route.not-account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "news@client1.com with the password of its first member",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: firstMemberOf("list"),
};

export default mutant;
