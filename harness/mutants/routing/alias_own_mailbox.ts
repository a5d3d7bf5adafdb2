import { ownMailbox } from "../own_mailbox.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "alias-own-mailbox",
  title: "An Account's other name opens a store of its own, which is empty.",
  clause: "route.account-alias",
  protocols: ["pop3", "imap", "ftp"],
  situation: "help@client1.com, an alias of info",
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: ownMailbox("byAccountAlias"),
};

export default mutant;
