import { deliveringBy } from "../delivering.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "mail-percent-is-a-letter",
  title: "For mail `%` is a letter like any other.",
  clause: "route.same-as-delivery",
  protocols: ["smtp", "lmtp"],
  situation: "mail to info%client2.com at the Main Domain",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deliveringBy({
    split(name) {
      const at = name.lastIndexOf("@");
      return at < 1
        ? { kind: "simple", account: name }
        : { kind: "name", account: name.slice(0, at), domain: name.slice(at + 1) };
    },
    byMainDomain: () => undefined,
  }),
};

export default mutant;
