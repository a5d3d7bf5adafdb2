import type { Socket } from "node:net";
import tls, { type ConnectionOptions } from "node:tls";
import { checked, type Checks, tlsOptions } from "./secure.ts";

/** Plain sockets that a library made, and how the certificate is checked where it goes over to TLS on them. */
const known = new WeakMap<object, Checks>();
const connect = tls.connect;
let hooked = false;

/**
 * Has a library check the certificate as a dial says, where it goes over to TLS on this socket by itself: @xmpp/client has no option
 * for it, basic-ftp's data connections are out of reach. For that `tls.connect` is hooked, which changes nothing for other sockets.
 */
export function beforeTls(socket: Socket, checks: Checks): void {
  known.set(socket, checks);
  if (hooked) return;
  hooked = true;
  tls.connect = ((...given: Parameters<typeof connect>) => {
    const [options] = given as [ConnectionOptions | number];
    const checks = typeof options === "object" && options.socket && known.get(options.socket);
    if (!checks) return connect(...given);
    const [, listener] = given as unknown as [ConnectionOptions, (() => void)?];
    return checked(connect({ ...options, ...tlsOptions(checks) }, listener), checks);
  }) as typeof connect;
}
