import { referencePolicy } from "../../../reference/mod.ts";
import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ldap-percent-is-a-letter",
  title: "LDAP takes `%` for a letter of the account's name.",
  clause: "name.percent",
  protocols: ["ldap"],
  situation: "a bind as info%client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["refuses"],
  wrong: decidingWhere(({ protocol }) => protocol === "ldap", {
    split(name) {
      return name.includes("@")
        ? referencePolicy.split.call(this, name)
        : { kind: "simple", account: name };
    },
  }),
};

export default mutant;
