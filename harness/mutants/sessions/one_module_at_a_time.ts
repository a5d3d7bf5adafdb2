import { exclusive } from "../exclusive.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "one-module-at-a-time",
  title: "Who has an account open by IMAP keeps those out who come by FTP, XMPP or XIMSS.",
  clause: "access.simultaneous",
  protocols: ["ftp", "xmpp", "ximss"],
  situation: "an IMAP session, and one of another module",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: exclusive((one, other) => ["ftp", "xmpp", "ximss"].includes(one) && other === "imap"),
};

export default mutant;
