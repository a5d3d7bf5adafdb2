import type { Protocol } from "../../../fixtures/protocols.ts";
import { pipe, spoken } from "./pipe.ts";
import { placeOf, quoted, type There } from "./shell.ts";
import { url } from "./url.ts";

/**
 * The login by curl or openssl alone (LDAP over TLS: ldapsearch): of this protocol, on a port that stands for the server's own. The password is the reader's
 * to give, over TLS also the authority's certificate, for EXTERNAL the client's. USER and LOGIN are spoken line for line: by itself
 * curl takes the best SASL mechanism that is offered.
 */
export const curlLine = (scenario: There): string =>
  LINES[scenario.attempt.protocol]?.(scenario) ?? "";

/** The same by SASL PLAIN with an authorization identity, which is the reader's to give. */
export function identityLine(scenario: There): string {
  const { protocol } = scenario.attempt;
  if (protocol === "xmpp") return xmpp(scenario, '"$IDENTITY"');
  const plain = { ...scenario, mechanism: "PLAIN" };
  if (protocol === "ximss") return ximss(plain, '"$IDENTITY"');
  // RFC 4513, section 5.2.1.8: in LDAP an identity that is a name begins with `u:`.
  if (protocol !== "ldap") return `${curlLine(plain)} --sasl-authzid "$IDENTITY"`;
  const option = scenario.cell.security === "plain" ? "--sasl-authzid" : "-X";
  return `${curlLine(plain)} ${option} "u:$IDENTITY"`;
}

/** What a client said, line for line; of LDAP, which has no lines, what shows whether an entry is given. */
export const saidLine = (scenario: There, lines: readonly string[]): string =>
  scenario.attempt.protocol === "ldap"
    ? ldapLine(scenario, "")
    : spoken(scenario, lines.map(() => "%s"), lines.map(quoted));

const LINES: Readonly<Partial<Record<Protocol, (scenario: There) => string>>> = {
  pop3: (scenario) =>
    scenario.mechanism === "USER"
      ? spoken(scenario, ["USER %s", "PASS %s", "RETR 1", "QUIT"], [
        quoted(scenario.attempt.login),
        '"$PASSWORD"',
      ])
      : `curl -sv ${user(scenario)}${optionOf(scenario.mechanism)} ${url(scenario, "pop3", "1")}`,
  imap,
  // The connector completes the name itself (client.mapi).
  mapi: ({ attempt: { setting, ...attempt }, ...scenario }) =>
    imap({
      ...scenario,
      attempt: {
        ...attempt,
        login: /[@%]/.test(attempt.login) ? attempt.login : `${attempt.login}@${setting ?? ""}`,
      },
    }),
  ftp: (scenario) => `curl -sv ${user(scenario)} ${url(scenario, "ftp", "canary.txt")}`,
  xmpp: (scenario) => xmpp(scenario),
  ximss: (scenario) => ximss(scenario),
  web,
  // The host in the URL's path is what EHLO says; NOOP shows that the login counted.
  smtp: (scenario) =>
    `curl -sv ${user(scenario)}${optionOf(scenario.mechanism)} -X NOOP ${
      url(scenario, "smtp", "client.loginspec.invalid")
    }`,
  ldap: (scenario) =>
    ldapLine(scenario, `${user(scenario)}${optionOf(scenario.mechanism)} `, boundBy(scenario)),
  pwd: (scenario) =>
    spoken(scenario, ["USER %s", "PASS %s", "QUIT"], [
      quoted(scenario.attempt.login),
      '"$PASSWORD"',
    ]),
};

/** How ldapsearch is told who binds: as it stands, or by SASL. */
const boundBy = ({ attempt: { login }, mechanism }: There) =>
  `${mechanism === "SIMPLE" ? "-x -D" : `-Y ${mechanism} -U`} ${quoted(login)} -w "$PASSWORD"`;

/** All attributes of all entries: whoever logged in sees the own one. curl waits for ever in LDAP over TLS: there it is ldapsearch. */
function ldapLine(scenario: There, option: string, bound = "-x"): string {
  const { cell: { security } } = scenario;
  if (security === "plain") return `curl -sv ${option}${url(scenario, "ldap", "?*?sub")}`;
  const place = `${security === "tls" ? "ldaps" : "ldap"}://${placeOf(scenario)}`;
  const upgrade = security === "upgrade" ? "-ZZ " : "";
  return `LDAPTLS_CACERT="$CA" ldapsearch -H "${place}" ${upgrade}${bound} -b "" -s sub`;
}

function imap(scenario: There): string {
  const { attempt: { login }, mechanism } = scenario;
  return mechanism === "LOGIN"
    ? spoken(
      scenario,
      ['a LOGIN "%s" "%s"', "b EXAMINE INBOX", "c FETCH 1 BODY.PEEK[]", "d LOGOUT"],
      [quoted(escaped(login)), ESCAPED_PASSWORD],
    )
    : `curl -sv ${user(scenario)}${optionOf(mechanism)} ${
      url(scenario, "imap", "INBOX;MAILINDEX=1")
    }`;
}

/** Basic has one request; the form's page comes first, for its hidden field. */
function web(scenario: There): string {
  const { attempt: { host, login }, mechanism } = scenario;
  const to = host === undefined ? "-0 -H Host:" : `-H ${quoted(`Host: ${host}`)}`;
  if (mechanism === "BASIC") {
    return `curl -sv ${to} --basic ${user(scenario)} ${url(scenario, "web", "session/")}`;
  }
  const page = `curl -s -c jar ${to} ${url(scenario, "web", "")}`;
  return `TOKEN=$(${page} | sed -n 's/.*name="token" value="\\([^"]*\\)".*/\\1/p'); ` +
    `curl -svL -b jar -c jar ${to} --data-urlencode ${quoted(`username=${login}`)} ` +
    `--data-urlencode "password=$PASSWORD" --data-urlencode "token=$TOKEN" ${
      url(scenario, "web", "login")
    }`;
}

const user = ({ attempt: { login } }: There) => `--user ${quoted(`${login}:`)}"$PASSWORD"`;

/** For an IMAP quoted string (RFC 9051, section 9). */
const escaped = (text: string) => text.replace(/["\\]/g, "\\$&");
const ESCAPED_PASSWORD = `"$(printf %s "$PASSWORD" | sed 's/["\\]/\\\\&/g')"`;

/** curl's login option for a mechanism; the protocol's own command where it is no SASL mechanism. */
const OPTION: Readonly<Record<string, string>> = {
  PLAIN: ` --login-options AUTH=PLAIN`,
  "SASL LOGIN": ` --login-options AUTH=LOGIN`,
  "CRAM-MD5": ` --login-options AUTH=CRAM-MD5`,
  "SCRAM-SHA-1": ` --login-options AUTH=SCRAM-SHA-1`,
  "SCRAM-SHA-256": ` --login-options AUTH=SCRAM-SHA-256`,
  EXTERNAL: ` --login-options AUTH=EXTERNAL`,
  APOP: ` --login-options AUTH=+APOP`,
};
const optionOf = (mechanism: string) => OPTION[mechanism] ?? "";

/** SASL PLAIN's message (RFC 4616), in base64, as a word for a shell. */
const plain = (login: string, identity: string) =>
  `"$(printf '%s\\0%s\\0%s' ${identity} ${quoted(login)} "$PASSWORD" | base64 -w0)"`;

function xmpp(scenario: There, identity = "''"): string {
  const { login, targetDomain } = scenario.attempt;
  const to = targetDomain === undefined ? "" : ` to="${targetDomain}"`;
  const header =
    `<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" version="1.0"${to}>`;
  return `printf '%s<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">%s</auth></stream:stream>' ${
    quoted(header)
  } ${plain(login, identity)} | ${pipe(scenario)}`;
}

/** Messages end at a zero byte; what XML cannot have in an attribute is not written here. */
const ximss = (scenario: There, identity = "''"): string =>
  spoken(
    scenario,
    ['<login id="1" method="PLAIN" authData="%s"/>', '<bye id="2"/>'],
    [plain(scenario.attempt.login, identity)],
    "\\0",
  );
