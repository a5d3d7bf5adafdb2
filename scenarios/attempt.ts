import type { Protocol } from "../fixtures/protocols.ts";

/** What a server knows of a login before it looks at the credential. */
export interface Attempt {
  /** What the client speaks. */
  readonly protocol: Protocol;
  /** The server's own address on which the connection arrived. */
  readonly address: string;
  /** The socket shows it IPv4-mapped, since it listens on `::` (address.family). One that is written so says the same. */
  readonly mapped?: true;
  /** The login name, exactly as sent. For a form that names a client's setting (MAPI) the name as typed. */
  readonly login: string;
  /** XMPP: the stream's `to`; absent where the client sent none. */
  readonly targetDomain?: string;
  /** Web: the URL's host; absent where the request had none. FTP: what HOST named (RFC 7151), where it was sent. */
  readonly host?: string;
  /** SASL: the authorization identity; absent or empty where none was sent. */
  readonly authzid?: string;
  /** TLS: the server name the client indicated. */
  readonly serverName?: string;
  /** MAPI: the connector's Server Name setting, which it never sends by itself. */
  readonly setting?: string;
}
