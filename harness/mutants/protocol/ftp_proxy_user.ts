import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "ftp-proxy-user",
  title: "FTP's `USER a@b` is read as proxies have it: the user a, on the host b.",
  clause: "name.full",
  protocols: ["ftp"],
  situation: "USER info@client2.com",
  caughtUnder: ["name.full", "name.explicit-wins"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  origin: "mc #3552",
  wrong: deciding({
    qualify(world, login) {
      return referencePolicy.qualify.call(this, world, {
        ...login,
        name: login.protocol === "ftp" ? login.name.replace(/@[^@]*$/, "") : login.name,
      });
    },
  }),
};

export default mutant;
