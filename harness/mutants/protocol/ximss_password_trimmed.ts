import { referencePolicy } from "../../../reference/mod.ts";
import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ximss-password-trimmed",
  title: "XIMSS trims blanks around a password.",
  clause: "access.password",
  protocols: ["ximss"],
  situation: "a password with a blank behind it",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: decidingWhere(({ protocol }) => protocol === "ximss", {
    checkPassword(world, found, proof) {
      return proof.password?.trim() === found.account.password ||
        referencePolicy.checkPassword.call(this, world, found, proof);
    },
  }),
};

export default mutant;
