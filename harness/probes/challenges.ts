import type { Protocol } from "../../fixtures/protocols.ts";
import { imapTalk } from "../clients/imap_raw.ts";
import { pop3Talk } from "../clients/pop3_raw.ts";
import type { RawConnection } from "../clients/raw_connection.ts";
import type { RawTalk } from "../clients/raw_login.ts";
import { fromBase64, toBase64 } from "../clients/sasl.ts";
import { smtpTalk } from "../clients/smtp_raw.ts";
import { read, written } from "../clients/ximss_message.ts";
import { ximssTalk } from "../clients/ximss_raw.ts";
import { xmppTalk } from "../clients/xmpp_raw.ts";

/** A protocol in which an exchange can be begun. */
export interface Challenging {
  /** Comes as far as to what is offered. */
  readonly talk: RawTalk;
  readonly begin: AskChallenge;
}

/** Sends a mechanism's first message. @returns the challenge, or nothing where the server refuses, with its answer */
type AskChallenge = (
  connection: RawConnection,
  mechanism: string,
  first: string,
) => Promise<{ readonly challenge?: string; readonly answer: string }>;

const ofLine = (
  command: (mechanism: string, first: string) => string,
  before = "+ ",
): AskChallenge =>
async (
  connection,
  mechanism,
  first,
) => {
  connection.send(`${command(mechanism, toBase64(first))}\r\n`);
  const answer = await connection.line();
  return answer.startsWith(before)
    ? { challenge: fromBase64(answer.slice(before.length)), answer }
    : { answer };
};

const ofXmpp: AskChallenge = async (connection, mechanism, first) => {
  connection.send(
    `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='${mechanism}'>${
      toBase64(first)
    }</auth>`,
  );
  const answer = await connection.upTo("</challenge>", "</failure>", "</stream:error>");
  const value = /<challenge[^>]*>([^<]*)</.exec(answer)?.[1];
  return value === undefined ? { answer } : { challenge: fromBase64(value), answer };
};

const ofXimss: AskChallenge = async (connection, mechanism, first) => {
  connection.send(written("login", { id: "c", method: mechanism, authData: toBase64(first) }));
  const answer = await connection.upTo("\0");
  const { name, attributes: { value = "" } } = read(answer.slice(0, -1));
  return name === "challenge" ? { challenge: fromBase64(value), answer } : { answer };
};

/** Protocols in which an exchange can be begun. */
export const CHALLENGES: Readonly<Partial<Record<Protocol, Challenging>>> = {
  pop3: { talk: pop3Talk, begin: ofLine((mechanism, first) => `AUTH ${mechanism} ${first}`) },
  smtp: {
    talk: smtpTalk,
    begin: ofLine((mechanism, first) => `AUTH ${mechanism} ${first}`, "334 "),
  },
  imap: {
    talk: imapTalk,
    begin: ofLine((mechanism, first) => `c AUTHENTICATE ${mechanism} ${first}`),
  },
  xmpp: { talk: xmppTalk, begin: ofXmpp },
  ximss: { talk: ximssTalk, begin: ofXimss },
};
