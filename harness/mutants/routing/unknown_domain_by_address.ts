import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "unknown-domain-by-address",
  title: "For a Domain that is nobody's the address gives one.",
  clause: "route.unknown-domain",
  protocols: ["pop3", "imap", "ftp"],
  situation: "info@unknown.example on the address of client1.com",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: deciding({
    async admit(world, login) {
      const right = await referencePolicy.admit(world, login);
      const unknown = right.kind === "refused" && right.because === "domain";
      const [account = ""] = login.name.split(/[@%]/);
      return unknown ? await referencePolicy.admit(world, { ...login, name: account }) : right;
    },
  }),
};

export default mutant;
