import { accountsOf } from "../../../fixtures/deployment.ts";
import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "old-password-lives-on",
  title: "A password that opened an account once is good for it beside the new one.",
  clause: "access.reconfigured",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  situation: "another password, and a login with the one of before",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: deciding(() => {
    let first: ReturnType<typeof accountsOf> | undefined;
    return {
      async checkPassword(world, found, proof) {
        first ??= accountsOf(world.deployment);
        const name = `${found.account.name}@${found.domain.name}`;
        const before = first.find(({ fullName }) => fullName === name)?.account.password;
        return before !== undefined && await proof.accepts(before) ||
          await referencePolicy.checkPassword.call(this, world, found, proof);
      },
    };
  }),
};

export default mutant;
