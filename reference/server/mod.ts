import type { Socket } from "node:net";
import type { Endpoint, Security } from "../../fixtures/endpoint.ts";
import type { ServedProtocol } from "../protocol.ts";
import { Admission } from "./admission.ts";
import { Connection } from "./connection.ts";
import { hold, type Surroundings, turnAway, whereOf } from "./conversation.ts";
import type { Identity } from "./handshake.ts";
import type { Limits } from "./limits.ts";
import { listenToAll } from "./listener.ts";
import { after } from "./timer.ts";

export type { Entrance, Surroundings, Where } from "./conversation.ts";
export { faultText } from "./fault.ts";
export type { Identity } from "./handshake.ts";
export { DEFAULT_LIMITS, type Limits } from "./limits.ts";
export { WireEnded } from "./wire_ended.ts";

/** A protocol and where to serve it; port 0: any that is free. */
export interface Service {
  readonly protocol: ServedProtocol;
  readonly address: string;
  readonly port: number;
  readonly security: Security;
}

export interface ServerOptions extends Surroundings {
  readonly services: readonly Service[];
  readonly limits: Limits;
  /** For services that are not plain. */
  readonly identity?: Identity;
}

export interface Server {
  /** In the order of the services. */
  readonly endpoints: readonly Endpoint[];
  /** Ends all conversations as `close` does, and goes on listening. Who connects meanwhile is sent off. */
  endConversations(): Promise<void>;
  /** Takes no more connections, tells the conversations, waits for them as long as `drainTime`, ends the rest. */
  close(): Promise<void>;
}

/** Listens for every service: for all or, where it throws, for none. @throws {Error} that names the endpoint and the remedy */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { services, limits, identity } = options;
  const surroundings: Surroundings = { ...options, onFault: reporting(options.onFault) };
  const admission = new Admission(limits);
  const open = new Map<Connection, { protocol: ServedProtocol; over: Promise<void> }>();
  // Whoever comes before all is listened to is sent off: it may yet turn out that we do not start.
  let accepting = false;

  const accept = ({ protocol, security }: Service, socket: Socket) => {
    const connection: Connection = new Connection(socket, limits, {
      security,
      ...identity && { identity },
      onFault: (error) => surroundings.onFault(error, whereOf(protocol, connection)),
    });
    const entry = accepting ? admission.enter(connection.peer, connection.gone) : "dropped";
    if (entry === "dropped") return connection.destroy();
    const meet = entry === "admitted" ? hold : turnAway;
    const over = meet(protocol, connection, surroundings).finally(() => open.delete(connection));
    open.set(connection, { protocol, over });
  };

  const listeners = await listenToAll(services.map((service) => {
    const { protocol: { id: protocol }, address, port, security } = service;
    return {
      wanted: { protocol, address, port, security },
      accept: (socket) => accept(service, socket),
    };
  }));
  accepting = true;

  /** @returns once all conversations are over, or the time is */
  const conversationsOver = async (milliseconds: number) => {
    const time = Promise.withResolvers<void>();
    const cancel = after(milliseconds, time.resolve);
    const all = Promise.all([...open.values()].map(({ over }) => over));
    await Promise.race([all, time.promise]);
    cancel();
  };
  const endConversations = async () => {
    accepting = false;
    for (const connection of open.keys()) connection.stop("shutting down");
    await conversationsOver(limits.drainTime);
    for (const connection of open.keys()) connection.destroy();
    await conversationsOver(limits.lingerTime);
    for (const [connection, { protocol }] of open) {
      const error = new Error(
        "Cannot end a conversation: it waits for something else than its peer",
      );
      surroundings.onFault(error, whereOf(protocol, connection));
    }
  };
  const drain = async () => {
    accepting = false;
    const closed = listeners.map((listener) => listener.close());
    await endConversations();
    await Promise.all(closed);
  };
  let drained: Promise<void> | undefined;
  return {
    endpoints: listeners.map(({ endpoint }) => endpoint),
    async endConversations() {
      await endConversations();
      accepting = drained === undefined;
    },
    close: () => drained ??= drain(),
  };
}

/** A broken reporter must not end the server. */
function reporting(onFault: Surroundings["onFault"]): Surroundings["onFault"] {
  return (error, where) => {
    try {
      onFault(error, where);
    } catch {
      // There is nobody left to tell.
    }
  };
}
