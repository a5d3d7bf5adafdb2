import { isIP } from "node:net";
import type { Dial } from "./client.ts";
import { refusal as imapRefusal } from "./imap_refusal.ts";
import { refusal as pop3Refusal } from "./pop3_refusal.ts";
import { imapOffer } from "./imap_offer.ts";
import { identifyByPassword } from "./identity_by_password.ts";
import { pop3TalkOffer } from "./pop3_offer.ts";
import { smtpOffer } from "./smtp_offer.ts";
import { refusal as smtpRefusal } from "./smtp_refusal.ts";
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
  readonly protocol: "imap" | "pop3" | "smtp";
  /** The first message's place behind `scheme://address:port`; of SMTP, which has none, what EHLO says. */
  readonly path: string;
  /** The command in place of its own. */
  readonly request?: string;
  readonly mechanisms: readonly string[];
  readonly writes?: string;
  readonly offer: Program["offer"];
  readonly opened?: NonNullable<Program["opened"]>;
  refusal(left: Left, dial: Dial): ReturnType<Program["refusal"]>;
}

const RETR_MARKS = "has some servers mark the message as read (RETR)";

const MANNERS = {
  imap: {
    protocol: "imap",
    path: "/INBOX",
    // Its own would be BODY[], which sets `\\Seen`.
    request: "FETCH 1 BODY.PEEK[]",
    mechanisms: ["CRAM-MD5", "EXTERNAL"],
    writes: "takes the mark of new messages (SELECT)",
    offer: imapOffer,
    refusal({ code, text }, dial) {
      const [, status, rest = ""] = /^< A\d+ (NO|BAD)\b ?(.*)$/m.exec(text) ?? [];
      return code === DENIED && status ? imapRefusal(status, rest, dial) : undefined;
    },
  },
  pop3: {
    protocol: "pop3",
    path: "/1",
    mechanisms: ["SASL LOGIN", "EXTERNAL"],
    writes: RETR_MARKS,
    offer: pop3TalkOffer,
    refusal({ code, text }, dial) {
      const answer = /^< (-ERR.*)$/m.exec(text)?.[1];
      return code === DENIED && answer ? pop3Refusal(answer, dial) : undefined;
    },
  },
  smtp: {
    protocol: "smtp",
    path: "/client.loginspec.invalid",
    request: "NOOP",
    mechanisms: ["EXTERNAL"],
    offer: (talk) =>
      /^250 /m.test(talk) ? smtpOffer(talk.replace(/^250[ -]/gm, "").split("\n")) : undefined,
    opened({ text }, dial) {
      const answer = /^< (235 .*)$/m.exec(text)?.[1];
      return answer === undefined ? undefined : identifyByPassword(answer, dial);
    },
    refusal({ code, text }, dial) {
      const answer = /^< ([45]\d\d .*)$/m.exec(text)?.[1];
      return code === DENIED && answer
        ? smtpRefusal({ code: Number(answer.slice(0, 3)), text: answer }, dial)
        : undefined;
    },
  },
} as const satisfies Record<string, Manner>;

/** Settings go in through stdin. By a name curl asks no DNS here: it is told where the name leads. */
function call({ protocol, path, request }: Manner, dial: Dial): Call {
  const { endpoint: { address, port }, security, serverName, login, password, mechanism } = dial;
  const external = mechanism === "EXTERNAL";
  const numeric = address.includes(":") ? `[${address}]` : address;
  const host = serverName ?? numeric;
  const files = tlsFiles(dial);
  const trusted = files[TLS_FILES.authority];
  // For EXTERNAL the name is the authorization identity, and there is no password.
  const settings: Record<string, string | undefined> = {
    url: `${protocol}${security === "tls" ? "s" : ""}://${host}:${port}${path}`,
    request,
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
    // An empty identity goes as `=`, which in SMTP is none but as an initial response (RFC 4954, section 4).
    stdin: [
      ...lines,
      ...security === "upgrade" ? ["ssl-reqd"] : [],
      ...protocol === "smtp" ? ["sasl-ir"] : [],
      "",
    ].join("\n"),
  };
}

/**
 * libcurl. A colon ends the name; a server name has to be one that a URL can have. An empty identity goes over POP3 as `=`, which
 * is none (RFC 5034, section 4, knows it as an initial response alone).
 */
export const curl = (name: keyof typeof MANNERS): Program => {
  const manner: Manner = MANNERS[name];
  const { protocol, mechanisms, writes, offer, opened, refusal } = manner;
  return {
    title: "curl",
    protocol,
    command: "curl",
    version: { args: ["--version"], pattern: /^curl (\S+)/ },
    mechanisms,
    says: ({ login, authzid = "", serverName, mechanism }) =>
      !login.includes(":") && !authzid.includes(":") &&
      !(protocol === "pop3" && mechanism === "EXTERNAL" && authzid === "") &&
      (serverName === undefined || /^[a-z0-9.-]+$/i.test(serverName) && isIP(serverName) === 0),
    call: (dial) => call(manner, dial),
    talk: { client: /^> /, server: /^< / },
    offer,
    refusal,
    ...opened ? { opened } : {},
    ...writes === undefined ? {} : { writes },
  };
};
