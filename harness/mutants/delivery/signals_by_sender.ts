import type { Mutant } from "../mutant.ts";
import { resolving } from "../resolving.ts";

const mutant: Mutant = {
  id: "signals-by-sender",
  title: "An XMPP message goes to the account of that name in the sender's own Domain.",
  clause: "route.same-as-signal",
  protocols: ["xmpp"],
  situation: "a message to a name of another Domain",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: resolving((resolve, address, sender) =>
    resolve(`${address.split("@")[0]}@${sender.split("@")[1]}`)
  ),
};

export default mutant;
