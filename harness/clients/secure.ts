import type { Socket } from "node:net";
import { isIP } from "node:net";
import {
  checkServerIdentity,
  connect,
  type ConnectionOptions,
  type PeerCertificate,
  type TLSSocket,
} from "node:tls";
import type { Dial } from "./client.ts";

/** What a dial says of TLS. */
export type Checks =
  & Pick<Dial, "trust" | "serverName" | "certificate">
  & { readonly endpoint: { readonly address: string } };

/**
 * A dial as the options of `tls.connect`, by which every client checks the server's certificate. The name that is checked
 * is the dial's, whatever a library puts in the place of `host`. A pinned certificate is left to `checked`.
 */
export function tlsOptions({ endpoint, trust, serverName, certificate }: Checks) {
  const name = serverName ?? endpoint.address;
  return {
    host: endpoint.address,
    // An address is no server name (RFC 6066, section 3).
    servername: isIP(name) === 0 ? name : "",
    rejectUnauthorized: trust.kind === "authorities",
    checkServerIdentity: (_host: string, shown: PeerCertificate) =>
      checkServerIdentity(name, shown),
    ...trust.kind === "authorities" && trust.pem.length > 0 ? { ca: [...trust.pem] } : {},
    ...certificate === undefined ? {} : { cert: certificate.chain, key: certificate.key },
  } satisfies ConnectionOptions;
}

/** A fingerprint as users copy it: with colons or without, in any case. */
const plainHex = (fingerprint: string) => fingerprint.replaceAll(":", "").toLowerCase();

/**
 * Has a socket, before its handshake, end where its certificate is not the pinned one, and say that it was TLS that failed:
 * the library passes the error on as it is.
 */
export function checked(socket: TLSSocket, { trust }: Pick<Checks, "trust">): TLSSocket {
  let over = false;
  socket.prependListener("error", (error: Error) => {
    if (!over) error.message = `TLS: ${error.message}`;
    over = true;
  });
  // Before any listener that would begin to talk.
  socket.prependOnceListener("secureConnect", () => {
    // The library's types do not say that none may be there.
    const { fingerprint256 = "" } = socket.getPeerCertificate() as Partial<PeerCertificate>;
    const shown = plainHex(fingerprint256);
    over = trust.kind !== "fingerprint" || shown === plainHex(trust.sha256);
    if (!over) socket.destroy(new Error(`the certificate is not the pinned one, but ${shown}`));
  });
  return socket;
}

/** Goes over to TLS on a connected socket. @throws where the handshake fails, or the certificate is not accepted */
export async function overTls(
  socket: Socket,
  checks: Checks,
  hold: (secured: TLSSocket) => void = () => {},
): Promise<TLSSocket> {
  const secured = checked(connect({ ...tlsOptions(checks), socket }), checks);
  hold(secured);
  await new Promise<void>((resolve, reject) => {
    secured.once("error", reject);
    secured.once("close", () => reject(new Error("TLS: the server closed the connection")));
    secured.once("secureConnect", () => {
      if (!secured.destroyed) resolve();
    });
  });
  return secured;
}
