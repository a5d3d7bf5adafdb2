import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "remote-opens-local",
  title: "A way that leads outside opens the Main Domain's account of that name.",
  clause: "route.forwarder.remote",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a record to another server's domain, and a namesake in the Main Domain",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    locate(world, routed) {
      const right = referencePolicy.locate.call(this, world, routed);
      return right.kind === "refused" && right.because === "remote"
        ? referencePolicy.locate.call(this, world, { ...routed, domain: world.main.name })
        : right;
    },
  }),
};

export default mutant;
