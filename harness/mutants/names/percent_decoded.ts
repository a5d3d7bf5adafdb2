import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "percent-decoded",
  title: "A name is decoded as URLs are, though nothing encoded it.",
  clause: "route.unknown-domain",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "info%40client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    qualify(world, login) {
      return referencePolicy.qualify.call(this, world, {
        ...login,
        name: login.name.replace(
          /%([0-9a-f]{2})/gi,
          (_, hex) => String.fromCharCode(parseInt(hex, 16)),
        ),
      });
    },
  }),
};

export default mutant;
