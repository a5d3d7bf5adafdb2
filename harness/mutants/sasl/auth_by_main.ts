import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "auth-by-main",
  title: "By SASL a simple name is the Main Domain's, by the protocol's own command the address's.",
  clause: "access.mechanisms",
  protocols: ["pop3", "imap"],
  situation: "info on the address of client1.com, by AUTH PLAIN",
  caughtUnder: ["access.mechanisms", "address.assigned", "address.several"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    domainForSimple(world, login) {
      return ["USER", "LOGIN", "APOP"].includes(login.proof.mechanism)
        ? referencePolicy.domainForSimple.call(this, world, login)
        : world.main.name;
    },
  }),
};

export default mutant;
