import type { Scenario } from "../../scenarios/scenario.ts";

/** A word for a POSIX shell. */
const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * The login by curl alone: of this protocol, on a port that stands for the server's own. The password is the reader's to give.
 * USER and LOGIN are spoken through curl's telnet: by itself curl takes the best SASL mechanism that is offered.
 */
export function curlLine({ attempt, mechanism }: Scenario): string {
  const { protocol, address, login, targetDomain } = attempt;
  const host = hostOf(address);
  const user = `--user ${quoted(`${login}:`)}"$PASSWORD"`;
  if (protocol === "pop3") {
    return mechanism === "USER"
      ? spoken(host, ["USER %s", "PASS %s", "RETR 1", "QUIT"], [quoted(login), '"$PASSWORD"'])
      : `curl -sv ${user}${optionOf(mechanism)} "pop3://${host}/1"`;
  }
  if (protocol === "imap") {
    return mechanism === "LOGIN"
      ? spoken(
        host,
        ['a LOGIN "%s" "%s"', "b EXAMINE INBOX", "c FETCH 1 BODY.PEEK[]", "d LOGOUT"],
        [quoted(escaped(login)), ESCAPED_PASSWORD],
      )
      : `curl -sv ${user}${optionOf(mechanism)} "imap://${host}/INBOX;MAILINDEX=1"`;
  }
  if (protocol === "ftp") return `curl -sv ${user} "ftp://${host}/canary.txt"`;
  return xmppLine(host, login, targetDomain);
}

/** The same by SASL PLAIN with an authorization identity, which is the reader's to give. */
export function identityLine(scenario: Scenario): string {
  const { protocol, address, login, targetDomain } = scenario.attempt;
  return protocol === "xmpp"
    ? xmppLine(hostOf(address), login, targetDomain, '"$IDENTITY"')
    : `${curlLine({ ...scenario, mechanism: "PLAIN" })} --sasl-authzid "$IDENTITY"`;
}

/** What a client said, line for line, through curl's telnet. */
export const saidLine = ({ attempt }: Scenario, lines: readonly string[]): string =>
  spoken(hostOf(attempt.address), lines.map(() => "%s"), lines.map(quoted));

const hostOf = (address: string) => `${address.includes(":") ? `[${address}]` : address}:$PORT`;

/** Lines through curl's telnet, with words for their `%s`. */
const spoken = (host: string, lines: readonly string[], words: readonly string[]) =>
  `printf ${quoted(lines.map((line) => `${line}\\r\\n`).join(""))} ${
    words.join(" ")
  } | curl -sN "telnet://${host}"`;

/** For an IMAP quoted string (RFC 9051, section 9). */
const escaped = (text: string) => text.replace(/["\\]/g, "\\$&");
const ESCAPED_PASSWORD = `"$(printf %s "$PASSWORD" | sed 's/["\\]/\\\\&/g')"`;

/** curl's login option for a mechanism; the protocol's own command where it is no SASL mechanism. */
const OPTION: Readonly<Record<string, string>> = {
  PLAIN: ` --login-options AUTH=PLAIN`,
  "SASL LOGIN": ` --login-options AUTH=LOGIN`,
  "CRAM-MD5": ` --login-options AUTH=CRAM-MD5`,
  APOP: ` --login-options AUTH=+APOP`,
};
const optionOf = (mechanism: string) => OPTION[mechanism] ?? "";

/** XMPP is spoken through curl's telnet. */
function xmppLine(
  host: string,
  login: string,
  target: string | undefined,
  identity = "''",
): string {
  const to = target === undefined ? "" : ` to="${target}"`;
  const header =
    `<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" version="1.0"${to}>`;
  return `printf '%s<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">%s</auth></stream:stream>' ${
    quoted(header)
  } "$(printf '%s\\0%s\\0%s' ${identity} ${
    quoted(login)
  } "$PASSWORD" | base64 -w0)" | curl -sN "telnet://${host}"`;
}
