import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "at-is-a-letter",
  title: "An `@` separates nothing, and a `%` does.",
  clause: "name.at",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info@client2.com",
  caughtUnder: ["name.at", "name.full", "route.domain-alias"],
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: deciding({
    split(name) {
      return name.includes("@") && !name.includes("%")
        ? { kind: "simple", account: name }
        : referencePolicy.split.call(this, name);
    },
  }),
};

export default mutant;
