import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "source-route-read",
  title: "A source route is followed, and a bang path is not.",
  clause: "name.route-syntax",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "<@company.com:info@client2.com> and company.com!client2.com!info",
  verdicts: ["deviates", "differs"],
  ways: ["mixes"],
  wrong: deciding({
    qualify(world, login) {
      return referencePolicy.qualify.call(this, world, {
        ...login,
        name: login.name.replace(/^<@[^:]+:(.+)>$/, "$1"),
      });
    },
  }),
};

export default mutant;
