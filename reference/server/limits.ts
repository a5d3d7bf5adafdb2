/** What one client may cost. Times are milliseconds (`Infinity`: none), sizes bytes. */
export interface Limits {
  /** A line, its end not counted, where the protocol gives no limit of its own. */
  readonly line: number;
  /** A block of bytes that was announced: IMAP literal, uploaded file. */
  readonly literal: number;
  /** An XML stanza. */
  readonly stanza: number;
  /** XML elements inside each other. */
  readonly depth: number;
  /** Connections at once, in all. */
  readonly connections: number;
  /** Connections at once from one address. */
  readonly connectionsPerPeer: number;
  /** Refused logins on one connection. */
  readonly refusedLogins: number;
  /** From the connection to the login. */
  readonly loginTime: number;
  /** A TLS handshake. */
  readonly handshakeTime: number;
  /** Waiting for the client: for a line, a block of bytes, or room to send. */
  readonly idleTime: number;
  /** From the server's end of a connection to the client's. */
  readonly lingerTime: number;
  /** For all conversations together, when the server shuts down. */
  readonly drainTime: number;
}

/** What a server has that is told nothing else. */
export const DEFAULT_LIMITS: Limits = {
  // RFC 9051, 4: "at least 8192 octets"; the other protocols ask for less.
  line: 8192,
  // A mail or a file of a test is small, and what is held of it is a few times its size.
  literal: 8 << 20,
  // RFC 6120, 13.12: no smaller than 10000.
  stanza: 256 << 10,
  depth: 64,
  connections: 2000,
  // A test suite is one peer.
  connectionsPerPeer: 1000,
  refusedLogins: 10,
  loginTime: 60_000,
  // Some round trips, for a client that is asked nothing meanwhile.
  handshakeTime: 10_000,
  // RFC 9051, 5.4: no less than 30 minutes; POP asks for 10, FTP for 5.
  idleTime: 30 * 60_000,
  lingerTime: 250,
  drainTime: 5_000,
};
