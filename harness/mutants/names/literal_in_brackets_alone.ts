import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "literal-in-brackets-alone",
  title: "An address in the Domain's place is read in brackets, and not without them.",
  clause: "name.literal",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@[192.0.0.2] and info@192.0.0.2",
  verdicts: ["deviates", "differs"],
  ways: ["mixes"],
  wrong: deciding({
    byLiteral(world, name) {
      return name.domain.startsWith("[")
        ? referencePolicy.byLiteral.call(this, world, name)
        : undefined;
    },
  }),
};

export default mutant;
