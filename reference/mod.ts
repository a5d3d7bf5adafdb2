/**
 * The reference server, to be embedded in tests of others: mail, file, message, web and directory protocols, on a deployment of
 * yours, on loopback ports that the kernel chooses. It runs in Deno and in Node.
 *
 * ```ts
 * import { workedExample } from "@loginspec/loginspec/fixtures";
 * import { startReference } from "@loginspec/loginspec/reference";
 *
 * await using reference = await startReference(workedExample, { serve: ["imap"] });
 * for (const { address, port } of reference.endpoints) console.log("%s port %d", address, port);
 * ```
 *
 * @module
 */
import type { Deployment, FullName } from "../fixtures/deployment.ts";
import type { Endpoint } from "../fixtures/endpoint.ts";
import type { Protocol } from "../fixtures/protocols.ts";
import { identityOf } from "./certificates.ts";
import type { SeenLogin } from "./door.ts";
import { entranceTo, type Inside } from "./entrance.ts";
import { KeptSessions } from "./kept.ts";
import { withPassword } from "./new_password.ts";
import { type OpenSession, OpenSessions } from "./open_sessions.ts";
import { addressee, directoryOf, type Policy, referencePolicy } from "./policy/mod.ts";
import { postOf } from "./post.ts";
import type { ServedProtocol } from "./protocol.ts";
import { ALL } from "./protocols/mod.ts";
import {
  DEFAULT_LIMITS,
  faultText,
  type Limits,
  type Service,
  startServer,
  type Where,
} from "./server/mod.ts";
import type { Door } from "./session.ts";
import { createHub, openStore } from "./store/mod.ts";
import type { Tls } from "./tls.ts";
import type { Wire } from "./wire.ts";

export type { SeenLogin } from "./door.ts";
export type { OpenSession } from "./open_sessions.ts";
export {
  type Found,
  type Login,
  type Match,
  type Name,
  type Policy,
  referencePolicy,
  type Refused,
  type Rewriter,
  REWRITERS,
  type Rewritten,
  type Routed,
  type Simple,
} from "./policy/mod.ts";
export type { Ending, ServedProtocol } from "./protocol.ts";
export { DEFAULT_LIMITS, type Limits, type Where, WireEnded } from "./server/mod.ts";
export type {
  Admission,
  Because,
  Door,
  LoginRequest,
  Proof,
  Recipients,
  Session,
} from "./session.ts";
export type { Undeliverable } from "./session.ts";
export type { Tls } from "./tls.ts";
export type { Encryption, Wire } from "./wire.ts";

/** All that the reference can serve: of a replacement list, those that stay as they are. */
export const PROTOCOLS_SERVED: readonly ServedProtocol[] = ALL;

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

/**
 * Serves a deployment, each account with its canary.
 * @throws {RangeError} for a protocol that is not served
 * @throws {Error} naming address and port, or data directory, and the remedy, where one cannot be had
 */
export async function startReference(
  deployment: Deployment,
  options: ReferenceOptions = {},
): Promise<Reference> {
  const policy = options.policy ?? referencePolicy;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const onFault = options.onFault ??
    ((error, where) => console.error("%s", faultText(error, where)));
  const services = servicesOf(deployment, options);
  let world = directoryOf(deployment);
  // Another password makes another deployment, but no other certificates.
  let certified = deployment;
  const changePassword = (account: FullName, password: string): boolean => {
    const changed = withPassword(world.deployment, account, password);
    if (changed) world = directoryOf(changed);
    return changed !== undefined;
  };

  const store = openStore({
    onFault,
    ...options.dataDir !== undefined && { dir: options.dataDir },
  });
  const openSessions = new OpenSessions();
  const post = postOf({
    policy,
    world: () => world,
    mail: (account) => store.account(account).mail,
    together: (work) => store.together(work),
    onFault,
  });
  const kept = new KeptSessions({ ...KEPT_SESSIONS, idleTime: limits.idleTime });
  const hub = createHub(
    (address) => addressee(policy, world, address),
    (account) => store.account(account).id,
  );

  const inside: Inside = {
    policy,
    world: () => world,
    store,
    hub,
    openSessions,
    kept,
    post,
    refusals: limits.refusedLogins,
    changePassword,
    ...options.ftpHost !== undefined && { ftpHost: options.ftpHost },
    ...options.onLogin && { onLogin: options.onLogin },
    ...options.door && { door: options.door },
  };

  try {
    store.provision(deployment);
    const wire = options.wire ?? ((wire: Wire) => wire);
    const { tls } = options;
    const server = await startServer({
      services,
      limits,
      ...tls && { identity: identityOf(tls, () => certified) },
      entrance: (protocol, wire) => entranceTo(inside, protocol, wire),
      wire,
      onFault,
    });
    const close = async () => {
      await server.close();
      store.close();
    };
    const reconfigure = (next: Deployment) => {
      const directory = directoryOf(next);
      store.provision(next);
      world = directory;
      certified = next;
    };
    return {
      endpoints: server.endpoints,
      deployment: () => world.deployment,
      sessions: () => openSessions.list(),
      async reset(next) {
        await server.endConversations();
        kept.forgetAll();
        store.reset();
        reconfigure(next);
      },
      reconfigure,
      deliver(address, message) {
        const to = post.recipients(address);
        return to.kind === "here" && post.deliver(to.accounts, message);
      },
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Web sessions at once, on all connections together. */
const KEPT_SESSIONS = { most: 10_000, mostOfAccount: 100 };

function servicesOf(deployment: Deployment, options: ReferenceOptions): Service[] {
  const protocols: readonly ServedProtocol[] = options.protocols ?? ALL;
  const served = protocols.map(({ id }) => id);
  const unknown = options.serve?.find((id) => !served.includes(id));
  if (unknown) {
    throw new RangeError(`Cannot serve ${unknown}: the reference serves ${served.join(", ")}`);
  }
  return protocols.filter(({ id }) => options.serve?.includes(id) ?? true).flatMap((protocol) =>
    (options.addresses ?? deployment.addresses).flatMap((address) =>
      doorsOf(protocol, options).map(({ security, port = 0 }) => ({
        protocol,
        address,
        port,
        security,
      }))
    )
  );
}

/** Without TLS one endpoint, with it two. */
function doorsOf({ id, upgrades }: ServedProtocol, { tls, ports, tlsPorts }: ReferenceOptions) {
  const clear = { security: tls && upgrades ? "upgrade" : "plain", port: ports?.[id] } as const;
  return tls ? [clear, { security: "tls", port: tlsPorts?.[id] } as const] : [clear];
}
