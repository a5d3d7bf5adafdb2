import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "newest-domain-takes",
  title: "The Domain that came last takes the simple names that it has, wherever they arrive.",
  clause: "address.no-fallback",
  protocols: ["pop3", "imap", "ftp", "ximss", "smtp", "ldap", "pwd"],
  situation: "info, on a server that is given one more Domain with an info",
  by: "relation:unrelated-domain",
  verdicts: ["differs"],
  ways: ["another", "opens"],
  wrong: deciding({
    domainForSimple(world, login) {
      const newest = world.deployment.domains.at(-1);
      return newest?.accounts.some(({ name }) => name === login.name)
        ? newest.name
        : referencePolicy.domainForSimple.call(this, world, login);
    },
  }),
};

export default mutant;
