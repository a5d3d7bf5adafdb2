import { referencePolicy } from "../../../reference/mod.ts";
import { decidingBy } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "sasl-login-drops-domain",
  title: "SASL LOGIN drops the Domain of a name with `%`.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap"],
  mechanisms: ["SASL LOGIN"],
  situation: "info%client2.com by SASL LOGIN",
  caughtUnder: ["access.mechanisms", "name.percent", "name.explicit-wins"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: decidingBy(["SASL LOGIN"], {
    qualify(world, login) {
      const name = login.name.replace(/%.*$/s, "") || login.name;
      return referencePolicy.qualify.call(this, world, { ...login, name });
    },
  }),
};

export default mutant;
