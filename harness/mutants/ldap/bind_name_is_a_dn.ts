import { referencePolicy } from "../../../reference/mod.ts";
import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

/** The value of a DN's first part; another text as it stands. */
const firstValue = (name: string) => name.replace(/,.*$/s, "").replace(/^[^=]*=/s, "");

const mutant: Mutant = {
  id: "bind-name-is-a-dn",
  title: "LDAP reads a bind name as a DN: cut at the first comma, without what stands before `=`.",
  clause: "name.charset",
  protocols: ["ldap"],
  situation: "a bind as info,@client2.com",
  caughtUnder: ["name.charset", "client.ldap", "route.unknown-domain"],
  verdicts: ["deviates", "differs"],
  ways: ["opens", "another"],
  wrong: decidingWhere(({ protocol }) => protocol === "ldap", {
    qualify(world, login) {
      const name = firstValue(login.name);
      return referencePolicy.qualify.call(this, world, { ...login, name });
    },
  }),
};

export default mutant;
