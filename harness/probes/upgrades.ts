import type { Protocol } from "../../fixtures/protocols.ts";
import { reply } from "../clients/ftp_raw.ts";
import { answer, bind, extended, EXTENSION, framed } from "../clients/ldap_message.ts";
import type { RawConnection } from "../clients/raw_connection.ts";
import { toBase64 } from "../clients/sasl.ts";
import { written } from "../clients/ximss_message.ts";
import { streamHeader } from "../clients/xmpp_raw.ts";

/** Who would be logged in, if what was said in plain text counted. */
export interface Said {
  readonly login: string;
  readonly password: string;
  readonly targetDomain?: string;
}

/** How a protocol goes over to TLS, and what a login looks like there that comes too early. */
export interface Upgrade {
  readonly request: string | Uint8Array;
  /** Reads what came up to the end of the go-ahead. @throws where it is none */
  goAhead(connection: RawConnection): Promise<void>;
  /** A whole login, to be written behind the request. */
  login(said: Said): string | Uint8Array;
  /** What shows that a login counted; absent: the first thing that needs an account. */
  readonly shows?: string;
  /** In plain text behind the go-ahead: what says that a login counted, and what that the talk is over and nothing did. */
  readonly inPlain?: { readonly counted: string; readonly over: readonly string[] };
  /** The first half of a login, to be said before the request, and the second, for after the handshake. */
  halves?(said: Said): { readonly before: string; readonly after: string };
}

/** The answer to a line of a line protocol. @throws where it is none of the expected */
const answered = (expected: RegExp) => async (connection: RawConnection) => {
  const line = await connection.line();
  if (!expected.test(line)) throw new Error(`TLS was asked for, and answered by ${line}`);
};

const sasl = ({ login, password }: Said) => toBase64(`\0${login}\0${password}`);

const userAndPass = ({ login, password }: Said) => ({
  before: `USER ${login}`,
  after: `PASS ${password}`,
});

/** IMAP's quoted string. */
const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** LDAP's message id: far from those that are counted. */
const START_TLS = 1_000_000;

const XMPP_SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

/** Protocols that go over to TLS on demand. */
export const UPGRADES: Readonly<Partial<Record<Protocol, Upgrade>>> = {
  pop3: {
    request: "STLS\r\n",
    goAhead: answered(/^\+OK/),
    login: ({ login, password }) => `USER ${login}\r\nPASS ${password}\r\n`,
    halves: userAndPass,
  },
  imap: {
    request: "s STARTTLS\r\n",
    goAhead: answered(/^s OK/),
    login: ({ login, password }) => `i LOGIN ${quoted(login)} ${quoted(password)}\r\n`,
  },
  ftp: {
    request: "AUTH TLS\r\n",
    async goAhead(connection) {
      const { code, text } = await reply(connection);
      if (code !== 234) throw new Error(`TLS was asked for, and answered by ${text}`);
    },
    // A server may take such a USER for a broken handshake, say so in plain text, and close.
    inPlain: { counted: "331 ", over: ["500 "] },
    login: ({ login, password }) => `USER ${login}\r\nPASS ${password}\r\n`,
    halves: userAndPass,
  },
  xmpp: {
    request: "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
    // Behind a login nothing goes before it.
    shows: "<iq type='set' id='p'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
    async goAhead(connection) {
      const answer = await connection.upTo("/>", "</failure>", "</stream:error>");
      if (!answer.includes("<proceed")) {
        throw new Error(`TLS was asked for, and answered by ${answer}`);
      }
    },
    inPlain: { counted: "<success", over: ["</stream:error>", "</stream:stream>"] },
    login: (said) =>
      `${streamHeader(said.targetDomain)}<auth ${XMPP_SASL} mechanism='PLAIN'>${sasl(said)}</auth>`,
  },
  ximss: {
    request: written("starttls", { id: "s" }),
    async goAhead(connection) {
      const answer = await connection.upTo("\0");
      if (!answer.includes("<response") || answer.includes("errorText")) {
        throw new Error(`TLS was asked for, and answered by ${answer}`);
      }
    },
    login: ({ login, password }) => written("login", { id: "i", authData: login, password }),
  },
  smtp: {
    request: "STARTTLS\r\n",
    goAhead: answered(/^220 /),
    login: (said) => `EHLO injected.invalid\r\nAUTH PLAIN ${sasl(said)}\r\n`,
    shows: "AUTH PLAIN",
  },
  ldap: {
    request: framed(START_TLS, extended(EXTENSION.startTls)),
    async goAhead(connection) {
      const { result: { code, text } } = await answer(connection, START_TLS);
      if (code !== 0) throw new Error(`TLS was asked for, and answered by ${code} ${text}`);
    },
    login: ({ login, password }) => framed(START_TLS + 1, bind(login, { password })),
  },
};
