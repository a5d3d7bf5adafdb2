import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "alias-cached",
  title: "Which account an alias stands for is asked once.",
  clause: "access.reconfigured",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  situation: "an alias that was added, and one that was removed",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deciding(() => {
    let first: Parameters<typeof referencePolicy.byAccountAlias>[0] | undefined;
    return {
      byAccountAlias(world, name) {
        first ??= world;
        return referencePolicy.byAccountAlias.call(this, first, name);
      },
    };
  }),
};

export default mutant;
