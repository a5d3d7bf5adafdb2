import type { Dial } from "./client.ts";
import { imapOffer } from "./imap_offer.ts";
import { refusal } from "./imap_refusal.ts";
import { mbsyncConfig } from "./mbsync_config.ts";
import { type Program, programClient } from "./program.ts";
import type { Call } from "./program_process.ts";

function call({ endpoint: { address, port }, login, password, mechanism }: Dial): Call {
  const config = mbsyncConfig({
    Host: address,
    Port: String(port),
    User: `"${login}"`,
    Pass: `"${password}"`,
    SSLType: "None",
    AuthMechs: mechanism,
  });
  return { args: ["-Dn", "-c", "config", "all"], files: { config } };
}

/**
 * mbsync with Cyrus SASL, for SCRAM. It sends the name as authorization identity too. Over TLS it knows no certificate for an
 * address, and cannot be told where a host name leads.
 */
const mbsync: Program = {
  title: "mbsync",
  protocol: "imap",
  command: "mbsync",
  version: { args: ["--version"], pattern: /^isync (\S+)/ },
  mechanisms: ["SCRAM-SHA-1", "SCRAM-SHA-256"],
  writes: "takes the mark of new messages (SELECT)",
  says: ({ security, login, password, authzid = login }) =>
    security === "plain" && authzid === login &&
    [login, password].every((word) => word === word.trim() && !/["\\]/.test(word)),
  call,
  offer: imapOffer,
  talk: { client: /^>(?:>>|\+>) /, server: /^(?=[*+] |\d+ (?:OK|NO|BAD)\b)/ },
  refusal({ code, text }, dial) {
    const [, status, rest = ""] = /returned an error: (NO|BAD) ?(.*)$/m.exec(text) ?? [];
    return code === 1 && status ? refusal(status, rest, dial) : undefined;
  },
};

export default programClient(mbsync);
