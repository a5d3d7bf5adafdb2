import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "loop-ends-in-main",
  title: "A name that goes round in a loop is taken for the Main Domain's.",
  clause: "route.loop",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info in a domain whose records go round",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    route(world, name) {
      const routed = referencePolicy.route.call(this, world, name);
      return routed.kind === "refused" && routed.because === "loop"
        ? { ...name, kind: "routed", domain: world.main.name, trail: ["byRecord"] }
        : routed;
    },
  }),
};

export default mutant;
