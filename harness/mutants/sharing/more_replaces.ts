import { conversing } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "more-replaces",
  title: "Rights that are added by `+` take the place of those that were there.",
  clause: "share.rights",
  protocols: ["imap"],
  situation: "`+i` given to who has `lr`",
  caughtUnder: ["share.rights", "share.granted"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: conversing(({ protocol, wire }, activated) => ({
    ...protocol === "imap" && {
      wire: {
        ...wire,
        async line(limit) {
          const line = await wire.line(limit);
          const heard = line?.replace(/( SETACL .*")\+(\w+")$/i, "$1$2");
          if (heard !== line) activated();
          return heard;
        },
      },
    },
  })),
};

export default mutant;
