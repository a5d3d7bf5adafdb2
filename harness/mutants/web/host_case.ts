import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "host-case",
  title: "A host in capitals is nobody's, so that the Main Domain answers.",
  clause: "client.web.host",
  protocols: ["web"],
  situation: "info at CLIENT2.COM",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ hint = "" }) => /[A-Z]/.test(hint), {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
