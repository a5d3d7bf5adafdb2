import type { Mutant } from "../mutant.ts";
import { resolving } from "../resolving.ts";

const mutant: Mutant = {
  id: "signals-not-routed",
  title: "XMPP messages go to full account names alone: no alias, Forwarder or record counts.",
  clause: "route.same-as-signal",
  protocols: ["xmpp"],
  situation: "a message to an alias, whose account logged in under it",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: resolving((resolve, address) => {
    const found = resolve(address);
    return found?.toLowerCase() === address.toLowerCase() ? found : undefined;
  }),
};

export default mutant;
