import { decidingWhere } from "../deciding.ts";
import { byServerName } from "../server_name.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "server-name-by-imap-only",
  title:
    "The TLS server name gives a simple name its Domain in IMAP, and not in the other protocols.",
  clause: "address.sni",
  protocols: ["pop3", "imap", "ftp", "ximss"],
  securities: ["upgrade", "tls"],
  situation:
    "info on the address of client1.com, with the TLS server name client2.com, by IMAP and by POP3",
  verdicts: ["deviates", "differs"],
  ways: ["mixes"],
  wrong: decidingWhere(
    ({ protocol, serverName }) => protocol === "imap" && serverName !== undefined,
    byServerName,
  ),
};

export default mutant;
