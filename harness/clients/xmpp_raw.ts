import { identify } from "./identity.ts";
import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import type { RawConnection } from "./raw_connection.ts";
import { rawClient, type RawTalk } from "./raw_login.ts";
import { fromBase64, SASL, toBase64 } from "./sasl.ts";
import { blank, type Secrets } from "./secrets.ts";
import { unescape } from "./ximss_message.ts";
import { xmppOffer } from "./xmpp_offer.ts";
import { saslRefusal, streamRefusal } from "./xmpp_refusal.ts";

/** A text for an attribute: what has to be is a character reference, or every sign. */
const escape = (text: string, all: boolean) =>
  text.replace(all ? /[^]/gu : /[&<>'"]/g, (sign) => `&#${sign.codePointAt(0)};`);

export const streamHeader = (to: string | undefined, escaped = false) =>
  `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'${
    to === undefined ? "" : ` to='${escape(to, escaped)}'`
  }>`;

/** Opens a stream and reads to the end of its features, or of a stream error. */
export async function openStream(
  connection: RawConnection,
  { targetDomain, carriage }: Pick<Dial, "targetDomain" | "carriage">,
): Promise<string> {
  connection.send(streamHeader(targetDomain, carriage === "escaped"));
  return await connection.upTo("</stream:features>", "<stream:features/>", "</stream:error>");
}

/** The stream error in an answer. */
function streamError(answer: string, secrets: Secrets) {
  const condition = /<stream:error[^>]*>\s*<([a-z-]+)/.exec(answer)?.[1];
  return condition === undefined ? undefined : streamRefusal(condition, undefined, secrets);
}

const NS = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

/** Those that are defined for XMPP, and that servers offer there. */
const MECHANISMS = ["PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "EXTERNAL"];

function refusalIn(answer: string, secrets: Secrets): Observation {
  const condition = /<failure[^>]*>\s*<([a-z-]+)/.exec(answer)?.[1];
  const text = unescape(/<text[^>]*>([^<]*)</.exec(answer)?.[1] ?? "") || undefined;
  if (condition !== undefined) return saslRefusal(condition, text, secrets);
  return streamError(answer, secrets) ??
    { kind: "unclear", because: `answered ${blank(answer, secrets)}` };
}

/** Asks for TLS on a stream that is open (RFC 6120, section 5.4.2). */
async function starttls(connection: RawConnection): Promise<void> {
  connection.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
  const answer = await connection.upTo(">");
  if (!answer.includes("<proceed")) throw new Error(`STARTTLS was answered by ${answer}`);
}

/** What a server says after `<success`, if anything. */
async function lastWord(connection: RawConnection): Promise<string> {
  const start = await connection.upTo(">");
  if (start.endsWith("/>")) return "";
  return fromBase64((await connection.upTo("</success>")).replace("</success>", ""));
}

/** Binds a resource behind a login. @returns the JID that the server says, if it does */
export async function bindResource(
  connection: RawConnection,
  dial: Pick<Dial, "targetDomain" | "carriage">,
): Promise<string | undefined> {
  await openStream(connection, dial);
  connection.send("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
  const answer = await connection.upTo("</iq>", "</stream:error>");
  return /<jid>([^<]*)<\/jid>/.exec(answer)?.[1];
}

/** The roster's answer, as it came. */
export async function askRoster(connection: RawConnection): Promise<string> {
  connection.send("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>");
  return await connection.upTo("</iq>", "</stream:error>");
}

export const xmppTalk: RawTalk = {
  greet: (connection, dial) => openStream(connection, dial),
  async upgrade(connection, dial, greeting) {
    const refused = streamError(greeting, dial);
    if (!refused) await starttls(connection);
    return refused;
  },
  restart: (connection, dial) => openStream(connection, dial),
  offer: (_connection, _dial, greeting) =>
    Promise.resolve(greeting.includes("<stream:error") ? undefined : xmppOffer(greeting)),
  async login(connection, dial, credentials, greeting) {
    const refused = streamError(greeting, dial);
    if (refused) return refused;
    const { wire, first, exchange: begin } = SASL[dial.mechanism]!;
    const exchange = begin(credentials);
    const initial = first && dial.carriage !== "continuation";
    connection.send(
      initial
        ? `<auth ${NS} mechanism='${wire}'>${toBase64(exchange.answer("", 0)) || "="}</auth>`
        : `<auth ${NS} mechanism='${wire}'/>`,
    );
    for (let step = initial ? 1 : 0;; step++) {
      const answer = await connection.upTo(
        "<challenge",
        "</failure>",
        "</stream:error>",
        "<success",
      );
      if (answer.endsWith("<success")) {
        exchange.accepted?.(await lastWord(connection));
        return undefined;
      }
      if (!answer.endsWith("<challenge")) return refusalIn(answer, dial);
      const start = await connection.upTo(">");
      const challenge = start.endsWith("/>") ? "" : await connection.upTo("</challenge>");
      const response = exchange.answer(fromBase64(challenge.replace("</challenge>", "")), step);
      connection.send(`<response ${NS}>${toBase64(response)}</response>`);
    }
  },
  async identify(connection, dial) {
    const bound = await bindResource(connection, dial);
    const roster = await askRoster(connection);
    connection.send("</stream:stream>");
    return identify(roster, dial, bound);
  },
};

/** Speaks every mechanism, any name, any target or none, and several attempts on one stream. */
export default rawClient("xmpp", ({ mechanism }) => MECHANISMS.includes(mechanism), xmppTalk);
