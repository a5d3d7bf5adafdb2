import { laterWithoutDomain } from "../later_without_domain.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "continuation-without-domain",
  title: "A name that SASL sends when asked, and not at once, loses its Domain.",
  clause: "name.encoding",
  protocols: ["pop3", "imap"],
  situation: "info@client2.com by AUTH PLAIN with and without an initial response",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: laterWithoutDomain({
    pop3: /^AUTH PLAIN$/i,
    imap: /^\S+ AUTHENTICATE PLAIN$/i,
  }),
};

export default mutant;
