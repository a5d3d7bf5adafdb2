import { siteOf } from "../personal_site.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "site-by-address",
  title:
    "A personal site of a simple name is looked for in the Domain of the address, not of the host.",
  clause: "route.applied",
  protocols: ["web"],
  situation: "/~info/ at client2.com, on the Main Domain's address",
  verdicts: ["deviates", "differs"],
  ways: ["gives"],
  wrong: siteOf((pages, name) => pages.site(name, undefined)),
};

export default mutant;
