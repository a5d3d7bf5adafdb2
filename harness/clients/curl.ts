import { isIP } from "node:net";
import type { Dial } from "./client.ts";
import { refusal as imapRefusal } from "./imap_refusal.ts";
import { refusal as pop3Refusal } from "./pop3_refusal.ts";
import { imapOffer } from "./imap_offer.ts";
import { pop3TalkOffer } from "./pop3_offer.ts";
import type { Program } from "./program.ts";
import { type Call, type Left, TLS_FILES, tlsFiles } from "./program_process.ts";

/** CURLE_LOGIN_DENIED. */
const DENIED = 67;

/** What curl's `AUTH=` calls a mechanism. */
const METHOD: Readonly<Record<string, string>> = {
  "CRAM-MD5": "CRAM-MD5",
  "SASL LOGIN": "LOGIN",
  EXTERNAL: "EXTERNAL",
};

interface Manner {
  readonly protocol: "imap" | "pop3";
  /** The first message's place behind `scheme://address:port`. */
  readonly canary: string;
  readonly mechanisms: readonly string[];
  readonly offer: Program["offer"];
  refusal(left: Left, dial: Dial): ReturnType<Program["refusal"]>;
}

const MANNERS = {
  imap: {
    protocol: "imap",
    canary: "/INBOX;MAILINDEX=1",
    mechanisms: ["CRAM-MD5", "EXTERNAL"],
    offer: imapOffer,
    refusal({ code, text }, dial) {
      const [, status, rest = ""] = /^< A\d+ (NO|BAD)\b ?(.*)$/m.exec(text) ?? [];
      return code === DENIED && status ? imapRefusal(status, rest, dial) : undefined;
    },
  },
  pop3: {
    protocol: "pop3",
    canary: "/1",
    mechanisms: ["SASL LOGIN", "EXTERNAL"],
    offer: pop3TalkOffer,
    refusal({ code, text }, dial) {
      const answer = /^< (-ERR.*)$/m.exec(text)?.[1];
      return code === DENIED && answer ? pop3Refusal(answer, dial) : undefined;
    },
  },
} as const satisfies Record<string, Manner>;

/** Settings go in through stdin. By a name curl asks no DNS here: it is told where the name leads. */
function call({ protocol, canary }: Manner, dial: Dial): Call {
  const { endpoint: { address, port }, security, serverName, login, password, mechanism } = dial;
  const external = mechanism === "EXTERNAL";
  const numeric = address.includes(":") ? `[${address}]` : address;
  const host = serverName ?? numeric;
  const files = tlsFiles(dial);
  const trusted = files[TLS_FILES.authority];
  // For EXTERNAL the name is the authorization identity, and there is no password.
  const settings: Record<string, string | undefined> = {
    url: `${protocol}${security === "tls" ? "s" : ""}://${host}:${port}${canary}`,
    user: external ? `${dial.authzid ?? ""}:` : `${login}:${password}`,
    "login-options": `AUTH=${METHOD[mechanism]}`,
    "sasl-authzid": external ? undefined : dial.authzid,
    resolve: serverName === undefined ? undefined : `${serverName}:${port}:${numeric}`,
    cacert: trusted ? TLS_FILES.authority : undefined,
    cert: external ? TLS_FILES.chain : undefined,
    key: external ? TLS_FILES.key : undefined,
  };
  const lines = Object.entries(settings).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} = ${JSON.stringify(value)}`]
  );
  return {
    args: ["--disable", "--silent", "--show-error", "--verbose", "--noproxy", "*", "--config", "-"],
    files,
    stdin: [...lines, ...security === "upgrade" ? ["ssl-reqd"] : [], ""].join("\n"),
  };
}

/**
 * libcurl. A colon ends the name; a server name has to be one that a URL can have. An empty identity goes over POP3 as `=`, which
 * is none (RFC 5034, section 4, knows it as an initial response alone).
 */
export const curl = (manner: keyof typeof MANNERS): Program => ({
  title: "curl",
  protocol: manner,
  command: "curl",
  version: { args: ["--version"], pattern: /^curl (\S+)/ },
  mechanisms: MANNERS[manner].mechanisms,
  says: ({ login, authzid = "", serverName, mechanism }) =>
    !login.includes(":") && !authzid.includes(":") &&
    !(manner === "pop3" && mechanism === "EXTERNAL" && authzid === "") &&
    (serverName === undefined || /^[a-z0-9.-]+$/i.test(serverName) && isIP(serverName) === 0),
  call: (dial) => call(MANNERS[manner], dial),
  talk: { client: /^> /, server: /^< / },
  offer: MANNERS[manner].offer,
  refusal: MANNERS[manner].refusal,
});
