import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "right-outlives-removal",
  title: "A session keeps the rights that it once had on a mailbox.",
  clause: "share.granted",
  protocols: ["imap"],
  situation: "a mailbox that is open while its right to read is taken away",
  caughtUnder: ["share.granted", "share.rights", "share.identifiers"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: (activated) => {
    const had = new WeakMap<object, Map<string, ReturnType<typeof referencePolicy.rightsOf>>>();
    return granting({
      rightsOf(world, viewer, mailbox) {
        const rights = referencePolicy.rightsOf.call(this, world, viewer, mailbox);
        const kept = had.get(viewer) ?? new Map();
        const key = `${mailbox.owner}/${mailbox.mailbox}`;
        const all = new Set([...kept.get(key) ?? [], ...rights]);
        had.set(viewer, kept.set(key, all));
        return all;
      },
    })(activated);
  },
};

export default mutant;
