import { Buffer } from "node:buffer";
import type { ServedProtocol } from "../protocol.ts";
import { imap } from "../protocols/imap/mod.ts";
import { pop3 } from "../protocols/pop3/mod.ts";
import { smtp } from "../protocols/smtp/mod.ts";
import { ximss } from "../protocols/ximss/mod.ts";
import { xmpp } from "../protocols/xmpp/mod.ts";
import type { Door } from "../session.ts";
import type { Wire } from "../wire.ts";
import { converse, type Talk } from "./talk.ts";
import type { SaslClient } from "./sasl_client.ts";
import { header } from "./xmpp.ts";

/** The protocols in which a mechanism is chosen. */
export type SaslProtocol = "pop3" | "imap" | "smtp" | "xmpp" | "ximss";

/** What the server said next. */
type Said =
  | { readonly kind: "challenge"; readonly text: string }
  /** `data`: what success shows, where it shows something. */
  | { readonly kind: "opened"; readonly data?: string }
  | { readonly kind: "refused" }
  /** Any other failure, in the server's words. */
  | { readonly kind: "failed"; readonly answer: string };

/** The client's end of a conversation, in memory or not. */
export type Line = Pick<Talk, "send" | "hear" | "until">;

/** How a protocol carries an exchange. Texts are base64. */
interface Carrier {
  readonly protocol: ServedProtocol;
  /** Up to where a login may come. @param greeted the server has greeted before: TLS began in the middle */
  begin(line: Line, greeted?: boolean): Promise<void>;
  /** The request for TLS, and the end of the go-ahead. */
  readonly upgrade: readonly [request: string, mark: string];
  request(mechanism: string, initial: string | undefined): string;
  respond(text: string): string;
  read(line: Line): Promise<Said>;
}

const NS = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
const orEmpty = (base64: string) => base64 === "" ? "=" : base64;
/** `+ base64`, in POP3 and IMAP. */
const continuation = (line: string): Said => ({ kind: "challenge", text: line.slice(2) });
const inLines = (mechanism: string, initial: string | undefined) =>
  initial === undefined ? mechanism : `${mechanism} ${orEmpty(initial)}`;

async function greeting({ hear }: Line, greeted = false): Promise<void> {
  if (!greeted) await hear();
}

export const CARRIERS: Readonly<Record<SaslProtocol, Carrier>> = {
  pop3: {
    protocol: pop3,
    begin: greeting,
    upgrade: ["STLS\r\n", "\r\n"],
    request: (mechanism, initial) => `AUTH ${inLines(mechanism, initial)}\r\n`,
    respond: (text) => `${text}\r\n`,
    async read({ hear }) {
      const line = await hear() ?? "";
      if (line.startsWith("+ ")) return continuation(line);
      if (line.startsWith("+OK")) return { kind: "opened" };
      return line.startsWith("-ERR [AUTH]")
        ? { kind: "refused" }
        : { kind: "failed", answer: line };
    },
  },
  imap: {
    protocol: imap,
    begin: greeting,
    upgrade: ["t STARTTLS\r\n", "t OK Begin TLS\r\n"],
    request: (mechanism, initial) => `a AUTHENTICATE ${inLines(mechanism, initial)}\r\n`,
    respond: (text) => `${text}\r\n`,
    async read({ hear }) {
      const line = await hear() ?? "";
      if (line.startsWith("+ ")) return continuation(line);
      if (line.startsWith("a OK")) return { kind: "opened" };
      return line.startsWith("a NO [AUTH") ? { kind: "refused" } : { kind: "failed", answer: line };
    },
  },
  smtp: {
    protocol: smtp,
    async begin(line, greeted) {
      await greeting(line, greeted);
      line.send("HELO client.example\r\n");
      await line.hear();
    },
    upgrade: ["STARTTLS\r\n", "Begin TLS\r\n"],
    request: (mechanism, initial) => `AUTH ${inLines(mechanism, initial)}\r\n`,
    respond: (text) => `${text}\r\n`,
    async read({ hear }) {
      const line = await hear() ?? "";
      if (line.startsWith("334 ")) return { kind: "challenge", text: line.slice(4) };
      if (line.startsWith("235 ")) return { kind: "opened" };
      return line.startsWith("535 ") ? { kind: "refused" } : { kind: "failed", answer: line };
    },
  },
  xmpp: {
    protocol: xmpp,
    async begin({ send, until }) {
      send(header("to='company.com' version='1.0'"));
      await until("</stream:features>");
    },
    upgrade: [
      "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
      "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
    ],
    request: (mechanism, initial) =>
      `<auth ${NS} mechanism='${mechanism}'>${
        initial === undefined ? "" : orEmpty(initial)
      }</auth>`,
    respond: (text) => `<response ${NS}>${text}</response>`,
    async read({ until }) {
      const tag = await until(">");
      const name = /^<(\w+)/.exec(tag)?.[1] ?? "";
      const text = tag.endsWith("/>") ? "" : (await until(`</${name}>`)).slice(0, -name.length - 3);
      if (name === "challenge") return { kind: "challenge", text };
      if (name === "success") return text ? { kind: "opened", data: text } : { kind: "opened" };
      return text.includes("not-authorized")
        ? { kind: "refused" }
        : { kind: "failed", answer: text };
    },
  },
  ximss: {
    protocol: ximss,
    begin: () => Promise.resolve(),
    upgrade: ['<starttls id="t"/>\0', '<response id="t"/>\0'],
    request: (mechanism, initial) =>
      `<login id="1" method="${mechanism}"${
        initial === undefined ? "" : ` authData="${initial}"`
      }/>\0`,
    respond: (text) => `<auth id="1" value="${text}"/>\0`,
    async read({ until }) {
      const document = await until("\0");
      const said = (attribute: string) => new RegExp(` ${attribute}="([^"]*)"`).exec(document)?.[1];
      if (document.startsWith("<challenge")) {
        return { kind: "challenge", text: said("value") ?? "" };
      }
      if (document.startsWith("<session")) {
        await until("\0");
        const data = said("authData");
        return data === undefined ? { kind: "opened" } : { kind: "opened", data };
      }
      return said("errorNum") === "515"
        ? { kind: "refused" }
        : { kind: "failed", answer: document };
    },
  },
};

/** A conversation in which the client has logged in, or tried to. */
export interface Ended {
  /** `opened`, `refused`, or another failure in the server's words. */
  readonly outcome: string;
  /** The challenges, decoded, and what success showed. */
  readonly heard: readonly string[];
}

/** Holds one conversation with one login. @param wire what is not as usual: say, a client certificate */
export async function logInBy(
  protocol: SaslProtocol,
  door: Door,
  mechanism: string,
  client: SaslClient,
  wire: Partial<Wire> = {},
): Promise<Ended> {
  const carrier = CARRIERS[protocol];
  const talk = converse(carrier.protocol, door, wire);
  try {
    await carrier.begin(talk);
    return await logInOn(protocol, talk, mechanism, client);
  } finally {
    talk.hangUp();
    await talk.over;
  }
}

/** One login on a conversation that has begun. */
export async function logInOn(
  protocol: SaslProtocol,
  line: Line,
  mechanism: string,
  { initial, answer }: SaslClient,
): Promise<Ended> {
  const carrier = CARRIERS[protocol];
  const encoded = (text: string) => Buffer.from(text).toString("base64");
  const heard: string[] = [];
  line.send(carrier.request(mechanism, initial === undefined ? undefined : encoded(initial)));
  for (;;) {
    const said = await carrier.read(line);
    const shown = said.kind === "challenge" ? said.text : said.kind === "opened" ? said.data : "";
    const text = Buffer.from(shown ?? "", "base64").toString();
    if (said.kind !== "challenge") {
      const outcome = said.kind === "failed" ? said.answer : said.kind;
      return { outcome, heard: text ? [...heard, text] : heard };
    }
    heard.push(text);
    const reply = answer(text);
    line.send(carrier.respond(reply === "*" ? reply : encoded(reply)));
  }
}
