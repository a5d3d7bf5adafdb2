import type { Deployment } from "../fixtures/deployment.ts";
import type { Endpoint } from "../fixtures/endpoint.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import type { SeenLogin } from "./door.ts";
import type { OpenSession } from "./open_sessions.ts";
import type { Policy } from "./policy/mod.ts";
import type { ServedProtocol } from "./protocol.ts";
import type { Limits, Where } from "./server/mod.ts";
import type { Door } from "./session.ts";
import type { Tls } from "./tls.ts";
import type { Wire } from "./wire.ts";

/** How a deployment is served. All may be absent. */
export interface ReferenceOptions {
  /** Which protocols to serve; absent: all of `protocols`. */
  readonly serve?: readonly Protocol[];
  /** Where to listen; absent: on all addresses of the deployment. */
  readonly addresses?: readonly string[];
  /** A protocol's port on every address; absent, or 0: one that the kernel chooses for each. */
  readonly ports?: Readonly<Partial<Record<Protocol, number>>>;
  /** With it every protocol is listened for twice: plain, with an upgrade where it has one, and in TLS from the first byte. */
  readonly tls?: Tls;
  /** A protocol's port for implicit TLS, as `ports`. */
  readonly tlsPorts?: Readonly<Partial<Record<Protocol, number>>>;
  /** Keeps what accounts own in this directory; absent: in memory. */
  readonly dataDir?: string;
  /** What is not named stays as `DEFAULT_LIMITS` has it. */
  readonly limits?: Partial<Limits>;
  /** FTP takes HOST (RFC 7151), a hint like XMPP's target and the web's host. Absent: it does not know the command. */
  readonly ftpHost?: boolean;
  /** Told of every login before it is decided; gets no password. */
  onLogin?(seen: SeenLogin): void;
  /**
   * Told of a conversation that broke, or (no `where`) of one that broke while it was told a change, or of mail that could not be
   * kept. The error may quote what the client sent. Absent: a line on stderr that does not.
   */
  onFault?(error: unknown, where?: Where): void;

  /** The decisions, in place of the reference's own. */
  readonly policy?: Policy;
  /** The implementations, in place of all there are. */
  readonly protocols?: readonly ServedProtocol[];
  /** Stands between a protocol and its connection. A wire is a plain object: `{ ...wire, send }` will do. */
  wire?(wire: Wire): Wire;
  /** Stands between a protocol and the door. `exhausted` is a getter: spread it, and it is frozen. */
  door?(door: Door, wire: Wire): Door;
}

/** A running server. */
export interface Reference extends AsyncDisposable {
  /** Where it answers, with the ports that the kernel chose. */
  readonly endpoints: readonly Endpoint[];
  /** What is served now: `reconfigure` and a password that was changed count. */
  deployment(): Deployment;
  /** In the order in which they were opened. One of the web is open for as long as its request. */
  sessions(): readonly OpenSession[];
  /** Ends all conversations, takes what accounts own, and gives them their canaries again, in this deployment: as after a start. */
  reset(deployment: Deployment): Promise<void>;
  /** Another world from the next login on (access.reconfigured). What is listened on does not change. */
  reconfigure(deployment: Deployment): void;
  /**
   * Puts a message (RFC 5322 bytes, as they stand) into the INBOX of every account that an address leads to.
   * @returns false where it leads to none here, or a fault (told to `onFault`) kept it from them all
   */
  deliver(address: string, message: Uint8Array): boolean;
  /** Drains: no new connections, each conversation told, waited for, ended. Afterwards nothing is left open. */
  close(): Promise<void>;
}
