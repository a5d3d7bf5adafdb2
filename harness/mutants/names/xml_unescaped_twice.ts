import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "xml-unescaped-twice",
  title: "XML escapes in a name are read once more than they were written.",
  clause: "name.charset",
  protocols: ["xmpp"],
  situation: "info&#64;client2.com, typed so",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    qualify(world, login) {
      return referencePolicy.qualify.call(this, world, {
        ...login,
        name: login.name.replace("&#64;", "@").replaceAll(/&(amp|lt|gt);/g, ""),
      });
    },
  }),
};

export default mutant;
