import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ximss-by-main",
  title: "By XIMSS a simple name is the Main Domain's, whatever the address.",
  clause: "client.ximss",
  protocols: ["ximss"],
  situation: "info by XIMSS on the address of client1.com",
  caughtUnder: ["client.ximss", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ protocol }) => protocol === "ximss", {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
