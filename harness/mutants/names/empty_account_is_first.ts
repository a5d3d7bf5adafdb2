import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "empty-account-is-first",
  title: "An empty account part is the Domain's first account.",
  clause: "name.empty-account",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "@client2.com with the password of its first account",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    qualify(world, login) {
      const domain = /^[@%]([^@%]+)$/.exec(login.name)?.[1] ?? "";
      const account = this.findDomain(world, domain)?.domain.accounts[0]?.name;
      return account === undefined
        ? referencePolicy.qualify.call(this, world, login)
        : { kind: "name", account, domain };
    },
  }),
};

export default mutant;
