import { referencePolicy } from "../../../reference/mod.ts";
import { granting } from "../granting.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "tilde-alias-not-routed",
  title: "`~name` is the account of that very name: no alias counts.",
  clause: "share.name",
  protocols: ["imap"],
  situation: "`~alias/mailbox`",
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: granting({
    sharedName: (world, viewer, name) =>
      referencePolicy.sharedName.call(
        { ...referencePolicy, byAccountAlias: () => undefined },
        world,
        viewer,
        name,
      ),
  }),
};

export default mutant;
