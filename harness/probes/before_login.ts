import { canaryOf } from "../../fixtures/canary.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Dial } from "../clients/client.ts";
import { reply } from "../clients/ftp_raw.ts";
import { ask as askLdap, extended, EXTENSION, search } from "../clients/ldap_message.ts";
import type { RawConnection } from "../clients/raw_connection.ts";
import { smtpReply } from "../clients/smtp_reply.ts";
import { loginForm } from "../clients/web_page.ts";
import { hear } from "../clients/web_raw.ts";
import { written } from "../clients/ximss_message.ts";
import { answers, offered } from "../clients/ximss_raw.ts";
import { openStream } from "../clients/xmpp_raw.ts";

/** What needs an account, in one protocol: sent on a connection where nobody logged in. */
export interface BeforeLogin {
  greet(connection: RawConnection, dial: Dial): Promise<unknown>;
  /** Begins anew behind the handshake of an upgrade, where the client has to. */
  again?(connection: RawConnection, dial: Dial): Promise<unknown>;
  readonly commands: readonly string[];
  /**
   * Sends a command; on the web, to a host.
   * @returns whether something was given, with the answer; `over` where the server ended the connection
   */
  ask(
    connection: RawConnection,
    command: string,
    host?: string,
  ): Promise<{ given: boolean; answer: string; over?: true }>;
}

const EHLO = "EHLO client.loginspec.invalid";
const file = canaryOf("", "a@b").file.name;

/** Protocols to what needs an account in them. */
export const BEFORE_LOGIN: Readonly<Partial<Record<Protocol, BeforeLogin>>> = {
  pop3: {
    greet: (connection) => connection.line(),
    commands: ["STAT", "LIST", "UIDL", "RETR 1", "TOP 1 0", "DELE 1"],
    async ask(connection, command) {
      connection.send(`${command}\r\n`);
      const answer = await connection.line();
      return { given: answer.startsWith("+OK"), answer };
    },
  },
  imap: {
    greet: (connection) => connection.line(),
    commands: [
      "SELECT INBOX",
      'LIST "" "*"',
      "STATUS INBOX (MESSAGES)",
      "FETCH 1 BODY.PEEK[]",
      "UID SEARCH ALL",
    ],
    async ask(connection, command) {
      connection.send(`p ${command}\r\n`);
      for (let all = "";;) {
        const line = await connection.line();
        all += `${line}\n`;
        if (line.startsWith("p ")) return { given: /^p OK/i.test(line), answer: all };
        if (line.startsWith("* BYE")) return { given: false, answer: all, over: true };
      }
    },
  },
  ftp: {
    greet: reply,
    commands: [`RETR ${file}`, `SIZE ${file}`, "LIST", "MLSD", "NLST", "PWD", "CWD /", "DELE x"],
    async ask(connection, command) {
      connection.send(`${command}\r\n`);
      const { code, text } = await reply(connection);
      return { given: code < 400, answer: text, ...(code === 421 ? { over: true } : {}) };
    },
  },
  xmpp: {
    greet: (connection, dial) => openStream(connection, dial),
    again: (connection, dial) => openStream(connection, dial),
    commands: [
      "<iq type='get' id='p'><query xmlns='jabber:iq:roster'/></iq>",
      "<iq type='set' id='p'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
    ],
    async ask(connection, command) {
      connection.send(command);
      const answer = await connection.upTo("</iq>", "</stream:error>", "</stream:stream>");
      return {
        given: /type=["']result["']/.test(answer),
        answer,
        ...(answer.includes("stream:") ? { over: true } : {}),
      };
    },
  },
  ximss: {
    // It does not greet: what it offers is its first sign of life.
    greet: offered,
    commands: [
      written("mailboxList", { id: "p", filter: "*" }),
      written("folderOpen", { id: "p", folder: "f", mailbox: "INBOX" }),
      written("folderBrowse", { id: "p", folder: "f" }, { inner: '<index from="0" till="9"/>' }),
      written("folderRead", { id: "p", folder: "f", UID: "1" }),
    ],
    async ask(connection, command) {
      connection.send(command);
      const { data, response: { attributes } } = await answers(connection, "p");
      const given = data.length > 0 || attributes.errorNum === undefined;
      const answer = [...data.map(({ inner }) => inner), attributes.errorText ?? ""].join("\n");
      return { given, answer, ...attributes.id === undefined ? { over: true } : {} };
    },
  },
  web: {
    greet: () => Promise.resolve(),
    commands: [
      "/session/",
      "/session/\r\nCookie: session=0; sid=0; id=0; token=0",
      "/basic/",
    ],
    async ask(connection, command, host = "") {
      const [path = "", ...headers] = command.split("\r\n");
      const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...headers, "", ""];
      connection.send(lines.join("\r\n"));
      const { answer, stays } = await hear(connection);
      const { status, body } = answer;
      const given = status < 300 && loginForm(body) === undefined;
      return { given, answer: `${status}\n${body}`, ...stays ? {} : { over: true } };
    },
  },
  smtp: {
    async greet(connection) {
      await smtpReply(connection);
      await smtpReply(connection, EHLO);
    },
    again: (connection) => smtpReply(connection, EHLO),
    // All that hands mail over (RFC 821, TURN; RFC 2645), and what might tell more than that a name is there.
    commands: ["TURN", "ATRN client1.com", "VRFY info", "EXPN staff"],
    async ask(connection, command) {
      const { code, text } = await smtpReply(connection, command);
      // An exchange that begins is broken off: 503 is what one gets who is logged in (RFC 4954, section 4), 235 the late answer to
      // a login that came in plain text.
      if (code === 334) await smtpReply(connection, "*");
      const given = /^(TURN|ATRN)/.test(command)
        ? code < 300
        : (code === 503 || code === 235) && /^AUTH/.test(command);
      return { given, answer: text, ...code === 421 ? { over: true } : {} };
    },
  },
  ldap: {
    greet: () => Promise.resolve(),
    commands: ["search", "who am I"],
    async ask(connection, command) {
      const operation = command === "search" ? search("", "sub") : extended(EXTENSION.whoAmI);
      const { entries, result: { code, text, value = "" } } = await askLdap(connection, operation);
      // Nobody is the empty name (RFC 4532, section 2).
      const given = entries.length > 0 || value !== "";
      return { given, answer: `${code} ${text} ${value} ${JSON.stringify(entries)}` };
    },
  },
  pwd: {
    greet: (connection) => connection.line(),
    commands: ["NEWPASS loginspec", "PASS loginspec"],
    async ask(connection, command) {
      connection.send(`${command}\r\n`);
      const answer = await connection.line();
      return { given: answer.startsWith("2"), answer };
    },
  },
};
