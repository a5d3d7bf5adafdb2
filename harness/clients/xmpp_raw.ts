import { identify } from "./identity.ts";
import type { RawConnection } from "./raw_connection.ts";
import { rawClient } from "./raw_login.ts";
import { toBase64 } from "./sasl.ts";
import { saslRefusal, streamRefusal } from "./xmpp_refusal.ts";

const escape = (text: string) => text.replace(/[&<>'"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const streamHeader = (to: string | undefined) =>
  `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'${
    to === undefined ? "" : ` to='${escape(to)}'`
  }>`;

/** Opens a stream and reads to the end of its features, or of a stream error. */
export async function openStream(
  connection: RawConnection,
  to: string | undefined,
): Promise<string> {
  connection.send(streamHeader(to));
  return await connection.upTo("</stream:features>", "<stream:features/>", "</stream:error>");
}

/** The stream error in an answer. */
function streamError(answer: string) {
  const condition = /<stream:error[^>]*>\s*<([a-z-]+)/.exec(answer)?.[1];
  return condition === undefined ? undefined : streamRefusal(condition);
}

/** Speaks PLAIN, any name, any target or none, and several attempts on one stream. */
export default rawClient("xmpp", ({ mechanism }) => mechanism === "PLAIN", {
  greet: (connection, dial) => openStream(connection, dial.targetDomain),
  async login(connection, _dial, { login, password }, greeting) {
    const refused = streamError(greeting);
    if (refused) return refused;
    connection.send(
      `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${
        toBase64(`\0${login}\0${password}`)
      }</auth>`,
    );
    const answer = await connection.upTo("</failure>", "</stream:error>", "<success");
    if (answer.includes("<success")) return undefined;
    const condition = /<failure[^>]*>\s*<([a-z-]+)/.exec(answer)?.[1];
    return condition === undefined
      ? streamError(answer) ?? { kind: "unclear", because: `answered ${answer}` }
      : saslRefusal(condition);
  },
  async identify(connection, dial) {
    await openStream(connection, dial.targetDomain);
    connection.send(
      "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
    );
    const bound = /<jid>([^<]*)<\/jid>/.exec(await connection.upTo("</iq>", "</stream:error>"))
      ?.[1];
    connection.send("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>");
    const roster = await connection.upTo("</query>", "</stream:error>");
    connection.send("</stream:stream>");
    return identify(roster, dial, bound);
  },
});
