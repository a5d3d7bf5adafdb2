import { changedLater } from "../changed_later.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "continuation-without-domain",
  title: "A name that SASL sends when asked, and not at once, loses its Domain.",
  clause: "name.encoding",
  protocols: ["pop3", "imap"],
  situation: "info@client2.com by AUTH PLAIN with and without an initial response",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: changedLater(
    { pop3: /^AUTH PLAIN$/i, imap: /^\S+ AUTHENTICATE PLAIN$/i },
    (name) => name.replace(/(?<=.)[@%].*$/s, ""),
  ),
};

export default mutant;
