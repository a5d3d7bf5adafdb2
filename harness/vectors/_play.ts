import { Buffer } from "node:buffer";
import type { Deployment } from "../../fixtures/deployment.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import { imapTalk } from "../clients/imap_raw.ts";
import { identifyByPassword } from "../clients/identity_by_password.ts";
import { ldapTalk } from "../clients/ldap_raw.ts";
import { ftpTalk } from "../clients/ftp_raw.ts";
import { sizeOf } from "../clients/ldap_ber.ts";
import { linesOf } from "../clients/web_page.ts";
import { pop3Talk } from "../clients/pop3_raw.ts";
import { RawConnection } from "../clients/raw_connection.ts";
import type { RawDial } from "../clients/raw_login.ts";
import { Transcript } from "../clients/transcript.ts";
import { sessionOn } from "../clients/web_session.ts";
import { ximssTalk } from "../clients/ximss_raw.ts";
import { xmppTalk } from "../clients/xmpp_raw.ts";
import { canariesOf, knownIn } from "../run/dial.ts";
import { endpointFor } from "../targets/endpoint_for.ts";
import type { Running } from "../targets/target.ts";
import type { Observation } from "../observation.ts";
import type { Vector } from "./vector.ts";

/** What a session shows once the last step was answered well; where it shows nothing the password tells. */
const IDENTIFY = {
  pop3: pop3Talk.identify,
  imap: imapTalk.identify,
  mapi: imapTalk.identify,
  ftp: ftpTalk.identify,
  xmpp: xmppTalk.identify,
  ximss: ximssTalk.identify,
  ldap: ldapTalk.identify,
} as const;

/** What came since something was sent, as Latin-1, with as much as an expression asks for. @throws where the server closes before */
async function heard(
  connection: RawConnection,
  awaited: string,
  protocol: Vector["protocol"],
): Promise<string> {
  const expression = new RegExp(awaited);
  let text = "";
  if (protocol === "ldap") {
    // What is left of a message would stand before the next one.
    let begin = await connection.octets(2);
    while (sizeOf(begin) === undefined) {
      begin = Buffer.concat([begin, await connection.octets(1)]);
    }
    const rest = await connection.octets(sizeOf(begin)! - begin.length);
    text = Buffer.concat([begin, rest]).toString("latin1");
  }
  while (!expression.test(text)) text += (await connection.octets(1)).toString("latin1");
  return text;
}

const classOf = (answer: string) =>
  answer.includes("<stream:error")
    ? "stream"
    : /^HTTP\/1\.\d (?!401)[^2]/.test(answer)
    ? "page"
    : "login";

/** Sends what a vector says to a server of its deployment, byte by byte, and sees who opened. */
export async function play(
  vector: Vector,
  deployment: Deployment,
  { endpoints, authority }: Running,
): Promise<Observation> {
  const { bytes, protocol, tls, password, mechanism, peerAddress } = vector;
  const first = bytes[0]!;
  const security: Security = !tls ? "plain" : "handshake" in first ? "tls" : "upgrade";
  const address = vector.localAddress.replace(/^::ffff:/, "");
  const endpoint = endpointFor(endpoints, { protocol, address, security })!;
  const dial: RawDial = {
    ...{ protocol, endpoint, security, password, mechanism, login: vector.login },
    trust: { kind: "authorities", pem: [authority!] },
    ...tls?.serverName !== undefined && { serverName: tls.serverName },
    ...vector.targetDomain !== undefined && { targetDomain: vector.targetDomain },
    ...peerAddress !== undefined && { peer: peerAddress },
    timeout: 5_000,
    accountOf: canariesOf(deployment),
    accounts: knownIn(deployment),
    transcript: new Transcript(),
    hold: () => {},
  };
  const { security: _, ...opening } = dial;
  const connection = await RawConnection.open(endpoint, opening);
  try {
    let answer = "";
    for (const step of bytes) {
      if ("send" in step) connection.send(step.send);
      else if ("sendBase64" in step) connection.send(Buffer.from(step.sendBase64, "base64"));
      else if ("handshake" in step) await connection.secure();
      else {
        answer = await heard(connection, step.await, protocol);
        if (!new RegExp(step.yes).test(answer)) {
          return { kind: "refused", class: classOf(answer), answer };
        }
      }
    }
    return await opened(vector, connection, dial, answer);
  } finally {
    connection.close();
  }
}

async function opened(
  { protocol }: Vector,
  connection: RawConnection,
  dial: RawDial,
  answer: string,
): Promise<Observation> {
  if (protocol === "web") {
    const page = answer + await connection.rest();
    return sessionOn(linesOf(page).join("\n"), dial, page);
  }
  const identify = IDENTIFY[protocol as keyof typeof IDENTIFY];
  return await identify?.(connection, dial) ?? identifyByPassword(answer, dial);
}
