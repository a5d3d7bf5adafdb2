import { changedLater } from "../changed_later.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ximss-continuation-without-domain",
  title: "A name that XIMSS sends in `<auth/>`, and not with `<login/>`, loses its Domain.",
  clause: "name.encoding",
  protocols: ["ximss"],
  situation: "info@client2.com by PLAIN, with and without an initial response",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: changedLater(
    { ximss: /<login (?![^>]*authData)[^>]*['"]PLAIN['"]/ },
    (name) => name.replace(/(?<=.)[@%].*$/s, ""),
  ),
};

export default mutant;
