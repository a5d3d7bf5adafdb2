import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "dot-behind-host",
  title: "A host with a dot behind it is nobody's, so that the Main Domain answers.",
  clause: "client.web.host",
  protocols: ["web"],
  situation: "info at client2.com.",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ hint = "" }) => /\.(:\d*)?$/.test(hint), {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
