import type { Security } from "../../fixtures/endpoint.ts";
import { type Attempt, type Call, FILES, type Program, serverOf, type Spoken } from "./program.ts";
import { idOf, type Way } from "./way.ts";

/** CURLE_HTTP_RETURNED_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_LOGIN_DENIED. */
const EXIT = { httpError: 22, distrusted: 60, refused: 67 };

type Curled = Exclude<Spoken, "xmpp" | "ximss" | "smtp">;

/** The canary's place behind `scheme://host:port`. */
const CANARY: Readonly<Record<Curled, string>> = {
  pop3: "/1",
  imap: "/INBOX;MAILINDEX=1",
  ftp: "/canary.txt",
  web: "/session/",
  // All attributes of all entries: whoever logged in sees the own one.
  ldap: "/?*?sub",
};

const SCHEMES: Readonly<Record<Curled, Readonly<Record<"plain" | "tls", string>>>> = {
  pop3: { plain: "pop3", tls: "pop3s" },
  imap: { plain: "imap", tls: "imaps" },
  ftp: { plain: "ftp", tls: "ftps" },
  web: { plain: "http", tls: "https" },
  ldap: { plain: "ldap", tls: "ldaps" },
};

/** Without --ssl-reqd it takes TLS where it is offered, and goes on without where it fails. */
const SECURE: Readonly<Record<Security, readonly string[]>> = {
  plain: [],
  upgrade: ["--ssl-reqd"],
  tls: ["--ssl-reqd"],
};

/** Its names for the mechanisms, where they are not SASL's. To USER and IMAP's LOGIN it cannot be held. */
const OPTIONS: Readonly<Record<string, string>> = { APOP: "+APOP", "SASL LOGIN": "LOGIN" };

/** How curl is told to trust the authority, and to keep secrets out of its arguments. */
export const CURL_BASICS = [
  ...["--disable", "--silent", "--show-error"],
  ...["--cacert", FILES.authority],
];

/** `user = ...` in a config file of curl's, which comes from stdin. */
export const userLine = (name: string, password: string) =>
  `user = ${JSON.stringify(`${name}:${password}`)}\n`;

/** The name is an option, read from stdin: in a URL curl would take `%cl` for an escape. */
function call(protocol: Curled, { security = "plain", mechanism }: Way, attempt: Attempt): Call {
  const { port, name, password, certificate } = attempt;
  const scheme = SCHEMES[protocol][security === "tls" ? "tls" : "plain"];
  return {
    args: [
      ...[...CURL_BASICS, ...SECURE[security], "--config", "-"],
      ...mechanism === undefined
        ? []
        : ["--login-options", `AUTH=${OPTIONS[mechanism] ?? mechanism}`],
      ...certificate ? ["--cert", FILES.certificate, "--key", FILES.key] : [],
      ...protocol === "web" ? ["--basic", "--fail"] : [],
      `${scheme}://${serverOf(attempt)}:${port}${CANARY[protocol]}`,
    ],
    // EXTERNAL is tried only where there is no password.
    stdin: userLine(name, mechanism === "EXTERNAL" ? "" : password),
  };
}

/** libcurl's own clients. */
export function curl(way: Way & { readonly protocol: Curled }): Program {
  const { protocol, security = "plain" } = way;
  return {
    id: idOf("curl", way),
    protocol,
    security,
    command: "curl",
    package: "curl",
    call: (attempt) => call(protocol, way, attempt),
    refused: ({ code, text }) =>
      protocol === "web"
        ? code === EXIT.httpError && text.includes("error: 401")
        : code === EXIT.refused,
    distrusts: ({ code }) => code === EXIT.distrusted,
  };
}
