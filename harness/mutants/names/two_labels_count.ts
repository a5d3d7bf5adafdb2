import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "two-labels-count",
  title: "Of a Domain that is typed the first two labels count.",
  clause: "name.full",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client1.com.renamed, and info@mail.client1.com",
  caughtUnder: [
    "name.full",
    "name.at",
    "name.percent",
    "name.explicit-wins",
    "access.password",
  ],
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another", "opens"],
  wrong: deciding({
    split(name) {
      const parts = referencePolicy.split.call(this, name);
      if (parts.kind !== "name" || !/^[a-z]/i.test(parts.domain)) return parts;
      return { ...parts, domain: parts.domain.split(".").slice(0, 2).join(".") };
    },
  }),
};

export default mutant;
