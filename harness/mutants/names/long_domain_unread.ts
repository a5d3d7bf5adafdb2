import { referencePolicy } from "../../../reference/mod.ts";
import { refused } from "../../../reference/policy/policy.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "long-domain-unread",
  title: "A Domain of more than sixteen characters cannot be typed.",
  clause: "name.full",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client1.com.renamed, where client1.com is called so",
  verdicts: ["deviates"],
  ways: ["refuses"],
  wrong: deciding({
    split(name) {
      const parts = referencePolicy.split.call(this, name);
      return parts.kind === "name" && parts.domain.length > 16 ? refused("domain") : parts;
    },
  }),
};

export default mutant;
