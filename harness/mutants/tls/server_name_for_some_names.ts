import { decidingWhere } from "../deciding.ts";
import { byServerName } from "../server_name.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "server-name-for-some-names",
  title: "The TLS server name gives a simple name its Domain for a third of the names only.",
  clause: "address.sni",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  securities: ["upgrade", "tls"],
  situation: "simple names on the address of client1.com, with the TLS server name client2.com",
  verdicts: ["deviates", "differs"],
  ways: ["mixes"],
  wrong: decidingWhere(
    ({ name, serverName }) => serverName !== undefined && name.length % 3 === 0,
    byServerName,
  ),
};

export default mutant;
