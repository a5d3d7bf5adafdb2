import { referencePolicy } from "../../../reference/mod.ts";
import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

/** The value of a DN's first attribute; another text as it stands. */
const firstValue = (dn: string) => dn.replace(/[,+].*$/s, "").replace(/^[^=]*=/s, "");

const mutant: Mutant = {
  id: "bind-name-is-a-dn",
  title:
    "LDAP reads the account part of a bind name as a DN: up to the first `,` or `+`, from `=` on.",
  clause: "name.charset",
  protocols: ["ldap"],
  situation: "a bind as info+news@client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: decidingWhere(({ protocol }) => protocol === "ldap", {
    split(name) {
      return referencePolicy.split.call(this, name.replace(/^[^@%]*/, firstValue));
    },
  }),
};

export default mutant;
