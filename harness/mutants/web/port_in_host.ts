import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "port-in-host",
  title: "A host with a port is nobody's, so that the Main Domain answers.",
  clause: "client.web.host",
  protocols: ["web"],
  situation: "info at client2.com:8100",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ hint = "" }) => /:\d+$/.test(hint), {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
