import { identify } from "./identity.ts";
import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import type { RawConnection } from "./raw_connection.ts";
import { rawClient } from "./raw_login.ts";
import { toBase64 } from "./sasl.ts";
import { blank, type Secrets } from "./secrets.ts";
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

const SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

function refusalIn(answer: string, secrets: Secrets): Observation {
  const condition = /<failure[^>]*>\s*<([a-z-]+)/.exec(answer)?.[1];
  const text = /<text[^>]*>([^<]*)</.exec(answer)?.[1];
  if (condition !== undefined) return saslRefusal(condition, text, secrets);
  return streamError(answer, secrets) ??
    { kind: "unclear", because: `answered ${blank(answer, secrets)}` };
}

/** Speaks PLAIN, any name, any target or none, and several attempts on one stream. */
export default rawClient("xmpp", ({ mechanism }) => mechanism === "PLAIN", {
  greet: (connection, dial) => openStream(connection, dial),
  async login(connection, dial, { login, password, authzid = "" }, greeting) {
    const refused = streamError(greeting, dial);
    if (refused) return refused;
    const response = toBase64(`${authzid}\0${login}\0${password}`);
    if (dial.carriage === "continuation") {
      connection.send(`<auth ${SASL} mechanism='PLAIN'/>`);
      const answer = await connection.upTo("<challenge", "</failure>", "</stream:error>");
      if (!answer.endsWith("<challenge")) return refusalIn(answer, dial);
      connection.send(`<response ${SASL}>${response}</response>`);
    } else connection.send(`<auth ${SASL} mechanism='PLAIN'>${response}</auth>`);
    const answer = await connection.upTo("</failure>", "</stream:error>", "<success");
    if (answer.endsWith("<success")) return undefined;
    return refusalIn(answer, dial);
  },
  async identify(connection, dial) {
    await openStream(connection, dial);
    connection.send(
      "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
    );
    const bound = /<jid>([^<]*)<\/jid>/.exec(await connection.upTo("</iq>", "</stream:error>"))
      ?.[1];
    connection.send("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>");
    const roster = await connection.upTo("</iq>", "</stream:error>");
    connection.send("</stream:stream>");
    return identify(roster, dial, bound);
  },
});
