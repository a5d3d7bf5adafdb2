import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** What TLS told of a connection. */
export interface Encryption {
  /** The server name that the client indicated (RFC 6066, section 3). */
  readonly serverName?: string;
  /** The client's certificate: the name in it (rfc822Name, else common name), and whether the server's authority for clients signed it. */
  readonly client?: { readonly name: string; readonly trusted: boolean };
}

/**
 * A connection beside the conversation's own, plain or not.
 * @internal
 */
export interface DataStream extends Duplex {
  /** Told once nothing has come or gone for so many milliseconds. */
  setTimeout(milliseconds: number, ring: () => void): unknown;
}

/** How to go over to TLS at this moment: nothing where that is not offered, or was done. */
export function upgradeOf({ upgrade, encryption }: Pick<Wire, "upgrade" | "encryption">) {
  return encryption() ? undefined : upgrade;
}

/** One connection, as protocol code sees it. */
export interface Wire {
  /** The server's own address and port on which the connection arrived; an IPv4-mapped address as it came. */
  readonly local: { readonly address: string; readonly port: number };
  /** The client's, likewise. */
  readonly peer: { readonly address: string; readonly port: number };
  /** Nothing while the connection is plain. A function, since it changes and a wire may be a copy. */
  encryption(): Encryption | undefined;
  /**
   * Says the go-ahead and goes over to TLS: what was pipelined behind the request is dropped. Absent where TLS is not offered on
   * demand; to ask a second time, or while a read is under way, is the caller's fault. Where the handshake fails the connection is
   * lost: it settles, and reads give nothing.
   */
  readonly upgrade?: (goAhead: string | Uint8Array) => Promise<void>;
  /**
   * TLS on another connection of the same conversation (FTP's data), the server on the server's side of it, under the certificate of
   * this one. The socket must be paused, so that nobody took the client's first bytes. Absent where the server has no TLS.
   * @returns nothing where the handshake fails; the socket is then destroyed
   */
  readonly protect?: (socket: Socket) => Promise<DataStream | undefined>;
  /** Aborted when the connection is lost or the server drains: what waits for something else than input ends then. */
  readonly signal: AbortSignal;
  /**
   * The next line, without its CRLF or LF, decoded as UTF-8 (a byte that is none becomes U+FFFD). Nothing at the end of input.
   * @throws {WireEnded} with the ending: line longer than `limit` (bytes; the server's own limit where absent), or too slow, or shutting down
   */
  line(limit?: number): Promise<string | undefined>;
  /** Exactly so many bytes (an IMAP literal). Nothing where input ends before. @throws {WireEnded} */
  bytes(count: number): Promise<Uint8Array | undefined>;
  /** Whatever came next, at least one byte (XML). Nothing at the end of input. @throws {WireEnded} */
  chunk(): Promise<Uint8Array | undefined>;
  /** Puts back the end of a chunk, for the next read: what stood behind it is another command (SMTP's DATA). Not while a read is under way. */
  unread(rest: Uint8Array): void;
  /** Sends text (as UTF-8) or bytes; waits while the peer does not read. Once the connection is lost it does nothing. */
  send(...data: readonly (string | Uint8Array)[]): Promise<void>;
  /** A session was opened: the limit on time before login no longer counts. */
  loggedIn(): void;
  /** The session was left for another login (FTP's USER): that limit counts again, from now. */
  loggedOut(): void;
  /** The smallest limits that protocol code has to know of. */
  readonly limits: { readonly literal: number; readonly stanza: number; readonly depth: number };
}
