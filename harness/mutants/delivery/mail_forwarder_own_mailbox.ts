import { deliveringAside } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-forwarder-own-mailbox",
  title: "A Forwarder has an INBOX of its own for mail, which no login opens.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to a Forwarder to john@client2.com",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringAside("byForwarder"),
};

export default mutant;
