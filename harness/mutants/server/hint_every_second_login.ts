import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "hint-every-second-login",
  title: "Every second login is decided as if it had arrived at an address of the Main Domain.",
  clause: "address.assigned",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info on the address of client1.com, twice",
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding(() => {
    let logins = 0;
    return {
      domainForSimple(world, login) {
        return ++logins % 2 === 0
          ? world.main.name
          : referencePolicy.domainForSimple.call(this, world, login);
      },
    };
  }),
};

export default mutant;
