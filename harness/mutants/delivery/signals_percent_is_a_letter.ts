import type { Mutant } from "../mutant.ts";
import { resolving } from "../resolving.ts";

const mutant: Mutant = {
  id: "signals-percent-is-a-letter",
  title: "In the address of an XMPP message `%` is a letter like any other.",
  clause: "route.same-as-signal",
  protocols: ["xmpp"],
  situation: "a message to name%domain at the Main Domain, whose account logged in so",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: resolving((resolve, address) => address.includes("%") ? undefined : resolve(address)),
};

export default mutant;
