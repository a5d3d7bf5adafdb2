import { ownMailbox } from "../own_mailbox.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "forwarder-own-mailbox",
  title: "A Forwarder opens a store of its own, which is empty.",
  clause: "route.forwarder.local",
  protocols: ["pop3", "imap", "ftp"],
  situation: "a Forwarder to info@client2.com",
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: ownMailbox("byForwarder"),
};

export default mutant;
