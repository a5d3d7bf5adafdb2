import { deliveringAside } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-alias-own-mailbox",
  title: "An Account alias has an INBOX of its own for mail, which no login opens.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to help@client1.com, which is info",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringAside("byAccountAlias"),
};

export default mutant;
