import { referencePolicy } from "../../../reference/mod.ts";
import { deciding } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "server-name-wins",
  title: "The TLS server name takes the place of the Domain that was typed.",
  clause: "name.explicit-wins",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  securities: ["upgrade", "tls"],
  situation: "info@client2.com, with the TLS server name client1.com",
  caughtUnder: ["name.explicit-wins", "name.percent", "name.full"],
  verdicts: ["deviates", "differs"],
  ways: ["another", "refuses"],
  wrong: deciding({
    qualify(world, login) {
      const name = referencePolicy.qualify.call(this, world, login);
      const served = login.serverName !== undefined && this.isServed(world, login.serverName);
      return name.kind === "refused" || !served || !/[@%]/.test(login.name)
        ? name
        : { ...name, domain: login.serverName ?? "" };
    },
  }),
};

export default mutant;
