import type { Scenario } from "../../scenarios/scenario.ts";

/** A word for a POSIX shell. */
const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

/** The login by curl alone: of this protocol, on a port that stands for the server's own. The password is the reader's to give. */
export function curlLine({ attempt, mechanism }: Scenario): string {
  const { protocol, address, login } = attempt;
  const host = `${address.includes(":") ? `[${address}]` : address}:$PORT`;
  const user = `--user ${quoted(`${login}:`)}"$PASSWORD"`;
  switch (protocol) {
    case "pop3":
      return `curl -sv ${user}${optionOf(mechanism)} "pop3://${host}/1"`;
    case "imap":
      return `curl -sv ${user}${optionOf(mechanism)} "imap://${host}/INBOX;MAILINDEX=1"`;
    case "ftp":
      return `curl -sv ${user} "ftp://${host}/canary.txt"`;
    default:
      return xmppLine(host, login, attempt.targetDomain);
  }
}

/** curl's login option for a mechanism; the protocol's own command where it is no SASL mechanism. */
const OPTION: Readonly<Record<string, string>> = {
  PLAIN: ` --login-options AUTH=PLAIN`,
  "SASL LOGIN": ` --login-options AUTH=LOGIN`,
  "CRAM-MD5": ` --login-options AUTH=CRAM-MD5`,
  APOP: ` --login-options AUTH=+APOP`,
};
const optionOf = (mechanism: string) => OPTION[mechanism] ?? "";

/** XMPP is spoken through curl's telnet. */
function xmppLine(host: string, login: string, target: string | undefined): string {
  const to = target === undefined ? "" : ` to="${target}"`;
  const header =
    `<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" version="1.0"${to}>`;
  return `printf '%s<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">%s</auth></stream:stream>' ${
    quoted(header)
  } "$(printf '\\0%s\\0%s' ${
    quoted(login)
  } "$PASSWORD" | base64 -w0)" | curl -sN "telnet://${host}"`;
}
