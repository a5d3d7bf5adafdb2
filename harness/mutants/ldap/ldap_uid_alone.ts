import { referencePolicy } from "../../../reference/mod.ts";
import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ldap-uid-alone",
  title: "LDAP takes the bind name for a `uid`: what stands behind `@` is left to the address.",
  clause: "name.full",
  protocols: ["ldap"],
  situation: "a bind as info@client2.com on the Main Domain's address",
  caughtUnder: ["name.full", "name.at", "name.explicit-wins"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingWhere(({ protocol }) => protocol === "ldap", {
    qualify(world, login) {
      const name = login.name.replace(/@[^@]*$/, "");
      return referencePolicy.qualify.call(this, world, { ...login, name });
    },
  }),
};

export default mutant;
