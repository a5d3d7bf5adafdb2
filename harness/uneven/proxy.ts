import { Buffer } from "node:buffer";
import { connect, createServer, type Socket } from "node:net";
import type { Endpoint } from "../../fixtures/endpoint.ts";

/** One connection that passes through. Nothing is passed on but by these. */
export interface Passage {
  /** Counted from 1. */
  readonly nth: number;
  toClient(bytes: Uint8Array | string): void;
  toServer(bytes: Uint8Array | string): void;
  /** To the client without an end, as fast as it takes them. */
  pour(bytes: string): void;
  /** Ends it behind what was said. */
  end(): void;
  /** Ends it, without a word. */
  close(): void;
  /** The server is gone: every connection ends, and nobody listens any more. */
  crash(): void;
}

/** What a disturbed connection does; what it says nothing about passes unchanged. */
export interface Disturbance {
  /** Nobody is asked: it answers by itself. */
  readonly alone?: true;
  accepted?(): void;
  /** The client said something. */
  heard?(bytes: Buffer): void;
  /** The server behind did. */
  answered?(bytes: Buffer): void;
  /** The server behind has ended. */
  ended?(): void;
}

export type Disturb = (passage: Passage) => Disturbance;

/** A disturbed way to an endpoint. */
export interface Proxy extends AsyncDisposable {
  readonly endpoint: Endpoint;
  /** Bytes that were poured, of all connections. */
  readonly poured: number;
  /** Settles when no client's connection is left. */
  quiet(): Promise<void>;
}

/** Listens on the endpoint's own address, and passes what comes on to it, disturbed. */
export async function proxy(endpoint: Endpoint, disturb: Disturb): Promise<Proxy> {
  const open = new Set<Socket>();
  const gone: (() => void)[] = [];
  let nth = 0;
  let poured = 0;
  const server = createServer({ noDelay: true }, (client) => {
    hold(client);
    const behind = connectTo();
    const disturbance = disturb({
      nth: ++nth,
      toClient: (bytes) => write(client, bytes),
      toServer: (bytes) => behind.send(bytes),
      pour(bytes) {
        const pour = () => {
          if (client.destroyed) return;
          poured += bytes.length;
          if (client.write(bytes)) setImmediate(pour);
          else client.once("drain", pour);
        };
        pour();
      },
      end: () => client.end(),
      close: () => client.destroy(),
      crash() {
        server.close();
        open.forEach((socket) => socket.destroy());
      },
    });
    client.on("data", (bytes) => (disturbance.heard ?? behind.send)(Buffer.from(bytes)));
    client.on("close", () => behind.close());
    if (!disturbance.alone) {
      behind.open(
        disturbance.answered ?? ((bytes) => write(client, bytes)),
        disturbance.ended ?? (() => client.end()),
      );
    }
    disturbance.accepted?.();
  });

  function hold(socket: Socket): void {
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      open.delete(socket);
      if (open.size === 0) gone.splice(0).forEach((tell) => tell());
    });
  }

  /** The connection to the server behind, if it is made at all. */
  function connectTo() {
    let socket: Socket | undefined;
    return {
      open(answered: (bytes: Buffer) => void, ended: () => void) {
        socket = connect({ host: endpoint.address, port: endpoint.port, noDelay: true });
        hold(socket);
        socket.on("data", (bytes) => answered(Buffer.from(bytes)));
        socket.on("end", ended);
      },
      send: (bytes: Uint8Array | string) => socket && write(socket, bytes),
      close: () => socket?.destroy(),
    };
  }

  await new Promise<void>((resolve) => server.listen(0, endpoint.address, resolve));
  const { port } = server.address() as { port: number };
  return {
    endpoint: { ...endpoint, port },
    get poured() {
      return poured;
    },
    quiet: () => open.size === 0 ? Promise.resolve() : new Promise((tell) => gone.push(tell)),
    async [Symbol.asyncDispose]() {
      open.forEach((socket) => socket.destroy());
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

function write(socket: Socket, bytes: Uint8Array | string): void {
  // One character a byte.
  if (!socket.destroyed) {
    socket.write(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes);
  }
}
