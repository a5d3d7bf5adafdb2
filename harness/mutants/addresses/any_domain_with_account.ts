import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "any-domain-with-account",
  title: "A name that the Domain does not have is looked for in all others.",
  clause: "address.no-fallback",
  protocols: ["pop3", "imap", "ftp"],
  situation: "a name that only another Domain has, with that account's password",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    locate(world, routed) {
      const right = referencePolicy.locate.call(this, world, routed);
      if (right.kind === "found" || right.because !== "account") return right;
      return world.deployment.domains
        .map(({ name }) => referencePolicy.locate.call(this, world, { ...routed, domain: name }))
        .find(({ kind }) => kind === "found") ?? right;
    },
  }),
};

export default mutant;
