import type { Protocol } from "../../../fixtures/protocols.ts";
import { placeOf, quoted, type There } from "./shell.ts";

/** What `openssl s_client -starttls` calls a protocol; it speaks no XIMSS. */
const STARTTLS: Readonly<Partial<Record<Protocol, string>>> = {
  pop3: "pop3",
  imap: "imap",
  mapi: "imap",
  ftp: "ftp",
  xmpp: "xmpp",
  smtp: "smtp",
  ldap: "ldap",
};

/** Lines over the scenario's connection: curl's telnet while it is plain, openssl over TLS. `words` go for their `%s`. */
export function spoken(
  scenario: There,
  lines: readonly string[],
  words: readonly string[],
  end = "\\r\\n",
): string {
  const said = [`printf ${quoted(lines.map((line) => `${line}${end}`).join(""))}`, ...words];
  return `${said.join(" ")} | ${pipe(scenario)}`;
}

export function pipe(scenario: There): string {
  const { attempt, cell: { security } } = scenario;
  const { protocol, serverName, targetDomain } = attempt;
  const place = placeOf(scenario);
  if (security === "plain") return `curl -sN "telnet://${place}"`;
  const starttls = STARTTLS[protocol];
  return [
    `openssl s_client -quiet -connect "${place}" -CAfile "$CA"`,
    serverName === undefined ? "-noservername" : `-servername ${quoted(serverName)}`,
    ...(security === "upgrade" && starttls ? [`-starttls ${starttls}`] : []),
    ...(security === "upgrade" && targetDomain !== undefined && starttls === "xmpp"
      ? [`-xmpphost ${quoted(targetDomain)}`]
      : []),
  ].join(" ");
}
