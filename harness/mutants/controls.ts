import { Buffer } from "node:buffer";
import { type Authority, rsaAuthority } from "../../fixtures/certificates/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Wire } from "../../reference/mod.ts";
import { type Answers, instead, REFUSED } from "./answers.ts";
import { conversing, doorWith, saying } from "./conversing.ts";
import type { Control } from "./mutant.ts";

/** What a conversation says, told apart by protocol. */
type Said = (protocol: Protocol, text: string) => string;

const said = (change: Said) => () =>
  conversing(({ protocol, wire }) => ({ wire: saying(wire, (text) => change(protocol, text)) }))();

const answered = (answers: Answers) => said((protocol, text) => instead(protocol, answers)(text));

/** The words of a text in the other order. */
const turned = (words: string) => words.split(" ").reverse().join(" ");

const OTHER_CODES: Answers = {
  pop3: "-ERR login refused",
  imap: "NO [AUTHORIZATIONFAILED] Login refused",
  ftp: "530-Login refused\r\n530 Try another name",
  xmpp: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><credentials-expired/></failure>",
  ximss: 'errorText="Login refused" errorNum="535"',
  smtp: "550 5.7.1 Login refused",
  pwd: "550 Login refused",
};

/** Milliseconds. */
const SLOWER = 50;
/**
 * What is never torn apart: ltx, the parser of @xmpp/client, does not see the end of an XML declaration in a `>` that begins a chunk,
 * and waits for ever.
 */
const TOGETHER = "?>";
/** Longer texts go out in single bytes up to here, and then whole: what follows is content. */
const BYTEWISE = 128;

async function byBytes(wire: Wire, data: string | Uint8Array): Promise<void> {
  const bytes = Buffer.from(data);
  const single = Math.min(bytes.length, BYTEWISE);
  let at = 0;
  while (at < single) {
    const end = at + (bytes.indexOf(TOGETHER, at) === at ? TOGETHER.length : 1);
    await wire.send(bytes.subarray(at, end));
    at = end;
  }
  if (at < bytes.length) await wire.send(bytes.subarray(at));
}

/** Its keys take up to a second. */
let another: Promise<Authority> | undefined;

/** Harmless changes, which no check may notice. */
export const CONTROLS: readonly Control[] = [
  { id: "unchanged", title: "The reference as it is.", harmless: () => ({}) },
  {
    id: "other-banner",
    title: "Another greeting.",
    harmless: said((_, text) =>
      text
        .replace("+OK POP3 <", "+OK ready at your service <")
        .replace("loginspec reference ready", "mail.example.net IMAP4 service, (c) 1998")
        .replace("220 FTP\r", "220 ftp.example.net ready for user@host\r")
        .replace(/^HTTP.*\r\n/, (line) => `${line}Server: Apache/1.3.42 (Unix)\r\n`)
    ),
  },
  {
    id: "slower",
    title: "50 ms more for each login.",
    harmless: () =>
      conversing(({ door }) => ({
        door: doorWith(door, async (request) => {
          await new Promise((resolve) => setTimeout(resolve, SLOWER));
          return await door.login(request);
        }),
      }))(),
  },
  {
    id: "other-wording",
    title: "Refusals of the same class in other words.",
    harmless: answered({
      pop3: "-ERR [AUTH] Sorry, that is not it. Mind letter case: 5 attempts left",
      imap: "NO [AUTHENTICATIONFAILED] (Sorry) that is not it",
      ftp: "530 Sorry, that is not it",
      xmpp:
        "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/><text xml:lang='en'>Sorry, that is not it</text></failure>",
      ximss: 'errorText="Sorry, that is not it" errorNum="515"',
      web: "Sorry, that is not it. Mind letter case.",
      smtp: "535 5.7.8 Sorry, that is not it",
      // Of the same length: BER says it.
      ldap: "That's not it",
      pwd: "500 Sorry, that is not it",
    }),
  },
  {
    id: "other-code",
    title: "Refusals of the same class with another code that is allowed.",
    harmless: said((protocol, text) =>
      protocol === "web"
        // The login page again, or 401: either will do.
        ? text.includes(REFUSED.web) ? text.replace("401 Unauthorized", "200 OK") : text
        : instead(protocol, OTHER_CODES)(text)
    ),
  },
  {
    id: "capabilities-turned",
    title: "Capabilities in the other order.",
    harmless: said((protocol, text) =>
      protocol === "imap"
        ? text.replace(/(?<=CAPABILITY )[^\]\r]+/g, turned)
        : protocol === "pop3"
        ? text.replace(/(?<=^SASL )[^\r]+/m, turned)
        : protocol === "smtp"
        ? text.replace(/(?<=^250[ -]AUTH )[^\r]+/m, turned)
        : protocol === "ldap"
        ? text.replace("\x04\x08CRAM-MD5\x04\x05PLAIN", "\x04\x05PLAIN\x04\x08CRAM-MD5")
        : text.replace(
          /(<(mechanism|sasl)>[^<]*<\/\2>)(.*)(<\2>[^<]*<\/\2>)/,
          "$4$3$1",
        )
    ),
  },
  {
    id: "names-nobody",
    title: "No account's name where a login is accepted, over SMTP and the password service.",
    harmless: said((protocol, text) =>
      protocol === "smtp"
        ? text.replace(/Authenticated as \S+/, "Authentication successful")
        : protocol === "pwd"
        ? text.replace(/^200 Hello, \S+/, "200 OK")
        : text
    ),
  },
  {
    id: "extra-untagged",
    title: "Lines that nobody asked for, where the protocol allows them.",
    harmless: said((protocol, text) =>
      protocol === "imap" && /^(?!\+|\* OK \[CAPABILITY)/.test(text)
        ? `* OK Still here\r\n${text}`
        : protocol === "ftp" && /^(230|331) /.test(text)
        ? `${text.slice(0, 3)}-Welcome\r\n and mind the gap\r\n${text}`
        : text
    ),
  },
  {
    id: "byte-wise",
    title: "Answers written byte by byte.",
    harmless: () =>
      conversing(({ wire }) => {
        let sent: Promise<unknown> = Promise.resolve();
        return {
          wire: {
            ...wire,
            async send(...data) {
              // What others want said (XMPP) is not waited for: one answer after the other.
              sent = sent.then(async () => {
                for (const one of data) await byBytes(wire, one);
              });
              await sent;
            },
          },
        };
      })(),
  },
  {
    id: "other-certificate",
    title: "Certificates of another authority, with RSA keys.",
    harmless: () => ({}),
    signs: () => another ??= rsaAuthority(),
  },
  {
    id: "other-ids",
    title: "Other ids of sessions and streams, and another host's name in the APOP timestamp.",
    harmless: said((_, text) =>
      text
        .replace(/(?<=<stream:stream[^>]* id=')[^']*/, (id) => `c2s_${id.slice(0, 9)}`)
        .replace(/(?<=<session [^>]*urlID=")[^"]*/, (id) => `${id.slice(0, 8)}-n1`)
        .replace(/(?<=<jid>[^<]*\/)[^<]*/, (resource) => `${resource}-1`)
    ),
  },
];
