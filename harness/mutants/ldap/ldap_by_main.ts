import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ldap-by-main",
  title: "By LDAP a simple name is the Main Domain's, whatever the address.",
  clause: "client.ldap",
  protocols: ["ldap"],
  situation: "a bind as info on the address of client1.com",
  caughtUnder: ["client.ldap", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ protocol }) => protocol === "ldap", {
    domainForSimple: (world) => world.main.name,
  }),
};

export default mutant;
