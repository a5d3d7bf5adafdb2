import { referencePolicy } from "../../../reference/mod.ts";
import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ldap-services-of-imap",
  title: "LDAP opens what IMAP may open: its own service is not looked at.",
  clause: "access.service",
  protocols: ["ldap"],
  situation: "a bind to an account that has IMAP and no LDAP",
  verdicts: ["deviates", "differs"],
  ways: ["opens", "refuses"],
  wrong: decidingWhere(({ protocol }) => protocol === "ldap", {
    checkService(world, login, found) {
      return referencePolicy.checkService.call(this, world, { ...login, protocol: "imap" }, found);
    },
  }),
};

export default mutant;
