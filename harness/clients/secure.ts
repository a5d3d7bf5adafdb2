import type { Socket } from "node:net";
import { isIP } from "node:net";
import {
  checkServerIdentity,
  connect,
  type ConnectionOptions,
  type PeerCertificate,
  TLSSocket,
} from "node:tls";
import type { Dial } from "./client.ts";
import { tap } from "./tap.ts";
import type { Trust } from "./trust.ts";

/** What a dial says of TLS. */
export type Checks =
  & Pick<Dial, "trust" | "serverName" | "targetDomain" | "certificate">
  & { readonly endpoint: { readonly address: string } };

/**
 * A dial as the options of `tls.connect`, by which every client checks the server's certificate. The name that is checked
 * is the dial's, whatever a library puts in the place of `host`. A pinned certificate is left to `checked`.
 */
export function tlsOptions({ endpoint, trust, serverName, targetDomain, certificate }: Checks) {
  const told = trust.kind === "authorities" ? trust.name : undefined;
  const name = told ?? serverName ?? endpoint.address;
  // An XMPP client means its target domain, whatever it indicated (RFC 6120, section 13.7.2.1).
  // Where a name was told a server may still have a certificate for each name that is indicated.
  const another = told === undefined ? targetDomain : serverName;
  const names = another === undefined ? [name] : [name, another];
  return {
    host: endpoint.address,
    // An address is no server name (RFC 6066, section 3).
    servername: serverName === undefined || isIP(serverName) ? "" : serverName,
    rejectUnauthorized: trust.kind === "authorities",
    checkServerIdentity: (_host: string, shown: PeerCertificate) => {
      const [wrong, ...others] = names.map((one) => checkServerIdentity(one, shown));
      return others.includes(undefined) ? undefined : wrong;
    },
    ...trust.kind === "authorities" && trust.pem.length > 0 ? { ca: [...trust.pem] } : {},
    ...certificate === undefined ? {} : { cert: certificate.chain, key: certificate.key },
  } satisfies ConnectionOptions;
}

/** A fingerprint as users copy it: with colons or without, in any case. */
const plainHex = (fingerprint: string) => fingerprint.replaceAll(":", "").toLowerCase();

/** What is wrong with the certificate that a server showed, by a pin. */
function notPinned(socket: TLSSocket, trust: Trust): string | undefined {
  if (trust.kind !== "fingerprint") return undefined;
  // The library's types do not say that none may be there.
  const { fingerprint256 = "" } = socket.getPeerCertificate() as Partial<PeerCertificate>;
  const shown = plainHex(fingerprint256);
  return shown === plainHex(trust.sha256)
    ? undefined
    : `the certificate is not the pinned one, but ${shown}`;
}

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
  const { emit } = socket;
  socket.emit = function (this: TLSSocket, event: string, ...rest: unknown[]) {
    if (event === "secureConnect") {
      const wrong = notPinned(this, trust);
      // Nobody hears that it is secure: whoever did would begin to talk.
      if (wrong !== undefined) return this.destroy(new Error(wrong)) !== undefined;
      over = true;
    }
    return Reflect.apply(emit, this, [event, ...rest]);
  };
  return socket;
}

/** Writes down what passes through a library's socket; one of TLS, met before its handshake, is checked too. */
export function meet(socket: Socket, dial: Pick<Dial, "trust" | "transcript">): void {
  if (socket instanceof TLSSocket) {
    dial.transcript.remark("TLS begins");
    checked(socket, dial);
  }
  tap(socket, dial);
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
