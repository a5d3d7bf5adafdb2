import { WireEnded } from "../../../reference/mod.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "loop-is-a-fault",
  title: "A loop goes on until the server's stack is full, and the connection breaks.",
  clause: "route.loop",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "a Forwarder that leads to itself",
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: deciding({
    route(world, name) {
      const routed = referencePolicy.route.call(this, world, name);
      const loops = routed.kind === "refused" && routed.because === "loop";
      if (loops) throw new WireEnded("our fault");
      return routed;
    },
  }),
};

export default mutant;
