import { changedLater } from "../changed_later.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "smtp-continuation-without-domain",
  title: "A name that SMTP's AUTH is sent when it asks, and not at once, loses its Domain.",
  clause: "name.encoding",
  protocols: ["smtp"],
  situation: "info@client2.com by AUTH PLAIN with and without an initial response",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: changedLater(
    { smtp: /^AUTH PLAIN$/i },
    (name) => name.replace(/(?<=.)[@%].*$/s, ""),
  ),
};

export default mutant;
