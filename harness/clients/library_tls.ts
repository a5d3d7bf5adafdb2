import type { Socket } from "node:net";
import tls, { type ConnectionOptions, type TLSSocket } from "node:tls";
import { checked, type Checks, tlsOptions } from "./secure.ts";

/** Gets the socket of TLS before its handshake. */
type Met = (secured: TLSSocket) => void;

/** Plain sockets that a library has, and how the certificate is checked where it goes over to TLS on them. */
const known = new WeakMap<object, { readonly checks: Checks; readonly met: Met }>();
const connect = tls.connect;
let hooked = false;

/**
 * Has a library check the certificate as a dial says, where it goes over to TLS on this socket by itself: @xmpp/client has no option
 * for it, basic-ftp's data connections and nodemailer's sockets are out of reach. For that `tls.connect` is hooked, which changes nothing for other sockets.
 */
export function beforeTls(socket: Socket, checks: Checks, met: Met = () => {}): void {
  known.set(socket, { checks, met });
  if (hooked) return;
  hooked = true;
  tls.connect = ((...given: Parameters<typeof connect>) => {
    const [options] = given as [ConnectionOptions | number];
    const order = typeof options === "object" && options.socket && known.get(options.socket);
    if (!order) return connect(...given);
    const { checks, met } = order;
    const [, listener] = given as unknown as [ConnectionOptions, (() => void)?];
    const secured = checked(connect({ ...options, ...tlsOptions(checks) }, listener), checks);
    met(secured);
    return secured;
  }) as typeof connect;
}
