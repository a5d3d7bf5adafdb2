import { referencePolicy } from "../../../reference/mod.ts";
import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "form-decoded-twice",
  title: "The fields of a form are decoded once more than they were encoded.",
  clause: "name.encoding",
  protocols: ["web"],
  mechanisms: ["FORM"],
  situation: "info%40client2.com, typed so",
  caughtUnder: ["name.encoding", "route.unknown-domain"],
  verdicts: ["deviates", "differs"],
  ways: ["opens", "another"],
  wrong: decidingBy(["FORM"], {
    qualify(world, login) {
      const name = login.name.replace(
        /%([0-9a-f]{2})/gi,
        (_, hex) => String.fromCharCode(parseInt(hex, 16)),
      );
      return referencePolicy.qualify.call(this, world, { ...login, name });
    },
  }),
};

export default mutant;
