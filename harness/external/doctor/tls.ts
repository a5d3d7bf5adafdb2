import { isIP } from "node:net";
import {
  checkServerIdentity,
  connect,
  type ConnectionOptions,
  type PeerCertificate,
  type TLSSocket,
} from "node:tls";
import type { ExternalEndpoint } from "../target_file.ts";
import type { Finding } from "./finding.ts";
import { besideName, dialThere, type Patient, placeOf, told } from "./patient.ts";
import { talked, TALKS } from "./talks.ts";

const DAY = 24 * 60 * 60 * 1000;
/** A certificate that ends within so many days is told of. */
const SOON = 3;

type Told = Pick<Finding, "grade" | "says" | "mend">;
const failed = (says: string, mend: string): Told => ({ grade: "failed", says, mend });

/** The handshake, and the certificate by what the file says of it; nothing where the file wants none. */
export async function tls(patient: Patient, endpoint: ExternalEndpoint): Promise<Finding[]> {
  const { protocol, security } = endpoint;
  if (security === "plain" || security === "upgrade" && !TALKS[protocol]?.upgrade) return [];
  const at = placeOf(endpoint);
  const row = (found: Told): Finding => ({ stage: "tls", at, ...found });
  try {
    return (await shown(patient, endpoint, (socket) => looked(socket, patient, endpoint)))
      .map(row);
  } catch (error) {
    const because = told(error instanceof Error ? error.message : String(error), patient);
    return [row(
      endpoint.security === "upgrade" && !because.startsWith("TLS")
        ? failed(
          `the server does not upgrade to TLS here: ${because}`,
          "switch STARTTLS on in the server, or write security: plain or tls",
        )
        : failed(`the handshake fails: ${because}`, "look into the server's log of TLS"),
    )];
  }
}

/** Makes the handshake without a check of the certificate, which is looked at then. */
async function shown<T>(
  patient: Patient,
  endpoint: ExternalEndpoint,
  look: (socket: TLSSocket) => T,
): Promise<T> {
  const { trust, timeout } = patient;
  const order = {
    ...dialThere(patient, endpoint, { login: "", password: "", mechanism: "PLAIN" }),
    // Plain until the handshake, which is made here.
    security: "plain" as const,
    timeout,
  };
  return await talked(order, async (connection) => {
    const talk = TALKS[endpoint.protocol];
    if (endpoint.security === "upgrade" && talk?.upgrade) {
      const greeting = await talk.greet(connection, order);
      const refused = await talk.upgrade(connection, order, greeting);
      if (refused) throw new Error("it was refused");
    }
    const { socket } = connection;
    socket.removeAllListeners("data");
    const options: ConnectionOptions = {
      socket,
      rejectUnauthorized: false,
      // The name is looked at beside: `authorized` is to tell of the authority alone.
      checkServerIdentity: () => undefined,
      servername: order.serverName ?? (isIP(endpoint.host) ? "" : endpoint.host),
      ...trust.kind === "authorities" && trust.pem.length > 0 ? { ca: [...trust.pem] } : {},
    };
    const secured = connect(options);
    try {
      await new Promise<void>((resolve, reject) => {
        secured.once("secureConnect", resolve);
        secured.once("error", (error) => reject(new Error(`TLS: ${error.message}`)));
        secured.once("close", () => reject(new Error("TLS: the server closed the connection")));
      });
      return look(secured);
    } finally {
      secured.destroy();
    }
  });
}

/** What is wrong with a certificate, one by one; that all is well where nothing is. */
function looked(
  socket: TLSSocket,
  { trust, deployment }: Patient,
  { protocol, host }: ExternalEndpoint,
): Told[] {
  // The library's types do not say that none may be there.
  const certificate = socket.getPeerCertificate() as Partial<PeerCertificate>;
  const { fingerprint256 = "", subjectaltname = "", valid_to = "", valid_from = "" } = certificate;
  const sha256 = fingerprint256.replaceAll(":", "").toLowerCase();
  const version = socket.getProtocol() ?? "TLS";
  if (trust.kind === "nothing") {
    return [{
      grade: "warning",
      says: `${version}, and no certificate is checked: whoever stands in between is believed`,
      mend: `write pin: ${sha256} for insecure`,
    }];
  }
  if (trust.kind === "fingerprint") {
    return trust.sha256.replaceAll(":", "").toLowerCase() === sha256
      ? [{ grade: "ok", says: `${version}, with the pinned certificate` }]
      : [failed("the certificate is not the pinned one", `if it is the right one: pin: ${sha256}`)];
  }
  const wrong: Told[] = [];
  const now = Date.now();
  if (Date.parse(valid_to) < now) {
    wrong.push(failed(`the certificate ended on ${valid_to}`, "renew it"));
  } else if (Date.parse(valid_from) > now) {
    wrong.push(failed(`the certificate begins on ${valid_from}`, "mend the clock, or renew it"));
  } else if (Date.parse(valid_to) < now + SOON * DAY) {
    wrong.push({ grade: "warning", says: `the certificate ends on ${valid_to}`, mend: "renew it" });
  }
  if (!socket.authorized && !/EXPIRED|NOT_YET/.test(String(socket.authorizationError))) {
    wrong.push(failed(
      `none of the authorities that are trusted signed the certificate (${socket.authorizationError})`,
      `write ca: and the authority's PEM file, or pin: ${sha256}`,
    ));
  }
  // An XMPP client means its target domain (RFC 6120, section 13.7.2.1).
  const { targetDomain } = besideName(protocol, deployment.main);
  const names = trust.name === undefined && targetDomain !== undefined
    ? [host, targetDomain]
    : [trust.name ?? host];
  if (names.every((name) => checkServerIdentity(name, certificate as PeerCertificate))) {
    wrong.push(failed(
      `the certificate is not for ${names.join(" or ")}, but for ${subjectaltname || "nothing"}`,
      "write serverName: one of its names, or dial by one as `host`",
    ));
  }
  return wrong.length > 0 ? wrong : [{ grade: "ok", says: `${version}, with a right certificate` }];
}
