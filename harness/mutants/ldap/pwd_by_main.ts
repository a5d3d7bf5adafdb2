import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pwd-by-main",
  title: "By the password service a simple name is the Main Domain's, whatever the address.",
  clause: "client.pwd",
  protocols: ["pwd"],
  situation: "USER info on the address of client1.com",
  caughtUnder: ["client.pwd", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ protocol }) => protocol === "pwd", {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
