import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import type { Encryption } from "../wire.ts";
import { clientIn } from "./client_certificate.ts";
import { EncryptedStream } from "./encrypted_stream.ts";
import type { Limits } from "./limits.ts";
import { after } from "./timer.ts";

/** Who the server is to its clients, and who it trusts to say who they are. */
export interface Identity {
  /**
   * The certificate to show.
   * @param serverName nothing where the client indicated none
   * @param localAddress as the connection has it
   */
  contextFor(serverName: string | undefined, localAddress: string): Promise<SecureContext>;
  /** The authority (PEM) for clients' certificates; absent: they are not asked for any. */
  readonly clients?: string;
}

/** An encrypted connection. */
export interface Encrypted {
  readonly stream: EncryptedStream;
  readonly encryption: Encryption;
}

interface Terms {
  readonly identity: Identity;
  readonly limits: Pick<Limits, "handshakeTime">;
  /** Bytes that may wait unread; who sends more is cut off. */
  readonly room: number;
  /** Told where the server has no certificate to show: its own fault, unlike all else that can go wrong here. */
  onFault(error: unknown): void;
}

/**
 * The server's side of a TLS handshake on a socket that nobody reads. Nothing where it fails: the client spoke something else, left,
 * or took too long; the socket is then destroyed.
 */
export function handshake(raw: Socket, terms: Terms): Promise<Encrypted | undefined> {
  const { identity: { contextFor, clients }, limits, room, onFault } = terms;
  const { localAddress = "" } = raw;
  const choose = (serverName: string, give: (error: Error | null, to?: SecureContext) => void) => {
    // An empty name stands for none.
    contextFor(serverName || undefined, localAddress).then((context) => give(null, context))
      .catch((error) => {
        onFault(error);
        raw.destroy();
      });
  };
  return new Promise((resolve) => {
    const end = () => raw.destroy();
    raw.once("close", () => resolve(undefined));
    if (raw.destroyed) return resolve(undefined);
    if (raw.readableEnded) return end();
    // rejectUnauthorized: whether a certificate proves anything is asked at a login; others may do without one.
    const options = {
      isServer: true,
      allowHalfOpen: true,
      requestCert: clients !== undefined,
      rejectUnauthorized: false,
      SNICallback: choose,
    };
    const socket = new TLSSocket(raw, options);
    const cancel = after(limits.handshakeTime, end);
    raw.once("close", cancel);
    // What came was no TLS, or the client was not content with what it got.
    socket.on("error", end);
    // Half a handshake and then the end: half open, nothing else would close it.
    socket.once("end", end);
    socket.once("secure", () => {
      cancel();
      socket.off("error", end);
      socket.off("end", end);
      const stream = new EncryptedStream(socket, room);
      resolve({ stream, encryption: encryptionOf(socket, clients) });
    });
  });
}

/** Asked of the certificate itself, also of a resumed session: a TLSSocket's `authorized` is true of any such. */
function encryptionOf(socket: TLSSocket, clients: string | undefined): Encryption {
  const { servername } = socket as { readonly servername?: string | false | null };
  const certificate = clients === undefined ? undefined : socket.getPeerX509Certificate();
  const client = certificate && clients !== undefined
    ? clientIn(certificate, clients, new Date())
    : undefined;
  return { ...servername && { serverName: servername }, ...client && { client } };
}
