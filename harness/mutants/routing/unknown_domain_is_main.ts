import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unknown-domain-is-main",
  title: "A Domain that is nobody's stands for the Main Domain.",
  clause: "route.unknown-domain",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@unknown.example",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    locate(world, routed) {
      const right = referencePolicy.locate.call(this, world, routed);
      return right.kind === "refused" && right.because === "domain"
        ? referencePolicy.locate.call(this, world, { ...routed, domain: world.main.name })
        : right;
    },
  }),
};

export default mutant;
