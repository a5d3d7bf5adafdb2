import { firstMemberOf } from "../first_member.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "group-accepted",
  title: "A Group opens its first member.",
  clause: "route.not-account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "team@client1.com with the password of its first member",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: firstMemberOf("group"),
};

export default mutant;
