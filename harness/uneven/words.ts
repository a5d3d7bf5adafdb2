import type { Protocol } from "../../fixtures/protocols.ts";
import { type Answers, instead } from "../mutants/answers.ts";

/** How a server that is in trouble begins. `first`: before the client said anything. */
interface Greeting {
  readonly first: boolean;
  readonly words: string;
}

const SORRY = "Too many connections";
const spoken = (words: string): Greeting => ({ first: true, words: `${words}\r\n` });
const PAGE = "<h1>Unavailable</h1>";

const IMAP = spoken(`* BYE ${SORRY}`);

/** RFC 4511, section 4.1.10: a notice of disconnection, 52 (unavailable). */
const NOTICE =
  "\x30\x24\x02\x01\x00\x78\x1f\x0a\x01\x34\x04\x00\x04\x00\x8a\x161.3.6.1.4.1.1466.20036";

export const FAULTY_GREETINGS: Readonly<Record<Protocol, Greeting>> = {
  pop3: spoken(`-ERR ${SORRY}`),
  imap: IMAP,
  mapi: IMAP,
  ftp: spoken(`421 ${SORRY}`),
  smtp: spoken(`554 5.3.2 ${SORRY}`),
  lmtp: spoken(`421 4.3.2 ${SORRY}`),
  pwd: spoken(`500 ${SORRY}`),
  ximss: { first: false, words: `<bye/>\0` },
  ldap: { first: false, words: NOTICE },
  web: {
    first: false,
    words:
      `HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: ${PAGE.length}\r\nConnection: close\r\n\r\n${PAGE}`,
  },
  xmpp: {
    first: false,
    words:
      "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' id='1'><stream:error><resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>",
  },
};

/** What the reference refuses a login by, as a server says it that is in trouble. */
const TROUBLE: Answers = {
  pop3: "-ERR [SYS/TEMP] try again later",
  imap: "NO [UNAVAILABLE] Try again later",
  ftp: "421 Try again later",
  xmpp: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><temporary-auth-failure/></failure>",
  ximss: 'errorText="Try again later" errorNum="454"',
  smtp: "454 4.7.0 Try again later",
  pwd: "400 Try again later",
};

const said = (protocol: Protocol) => instead(protocol, TROUBLE);

/** Puts a temporary answer in the place of a refusal. */
export const TEMPORARY: Readonly<Partial<Record<Protocol, (text: string) => string>>> = {
  pop3: said("pop3"),
  imap: said("imap"),
  mapi: said("imap"),
  ftp: said("ftp"),
  xmpp: said("xmpp"),
  ximss: said("ximss"),
  smtp: said("smtp"),
  pwd: said("pwd"),
  web: (text) => text.replace("401 Unauthorized", "503 Service Unavailable"),
  // resultCode: invalidCredentials (49), busy (51).
  ldap: (text) => text.replace("\x0a\x01\x31", "\x0a\x01\x33"),
};
