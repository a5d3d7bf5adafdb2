import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "record-cached",
  title: "The Router table is read once.",
  clause: "access.reconfigured",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  situation: "a record that was added",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deciding(() => {
    let first: Parameters<typeof referencePolicy.byRecord>[0] | undefined;
    return {
      byRecord(world, name) {
        first ??= world;
        return referencePolicy.byRecord.call(this, first, name);
      },
    };
  }),
};

export default mutant;
