import { laterWithoutDomain } from "../later_without_domain.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ximss-continuation-without-domain",
  title: "A name that XIMSS sends in `<auth/>`, and not with `<login/>`, loses its Domain.",
  clause: "name.encoding",
  protocols: ["ximss"],
  situation: "info@client2.com by PLAIN, with and without an initial response",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: laterWithoutDomain({ ximss: /<login (?![^>]*authData)[^>]*['"]PLAIN['"]/ }),
};

export default mutant;
