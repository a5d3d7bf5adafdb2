import net, { type Server, type Socket } from "node:net";
import type { Endpoint } from "../../fixtures/endpoint.ts";

/** An endpoint that is listened on. */
export interface Listener {
  /** With the port that the kernel chose, where 0 was asked for. */
  readonly endpoint: Endpoint;
  /** Takes no more connections; settles once those that it took are gone. */
  close(): Promise<void>;
}

const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: "Something else listens there: end it, or take another port (0: any that is free)",
  EACCES: "Ports below 1024 need a right of their own: take a higher one",
};
const REMEDY =
  "This machine may have no such address: add it (Linux: ip addr add ADDRESS dev lo), or take one in 127.0.0.0/8";

/** Listens. @throws {Error} that names the endpoint, the reason and the remedy */
function listen(wanted: Endpoint, accept: (socket: Socket) => void): Promise<Listener> {
  const { protocol, address, port } = wanted;
  // Half open: a client may end its half and still want the answers. noDelay: 47 ms a login without.
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, accept);
  return new Promise((resolve, reject) => {
    const fail = (error: Error & { readonly code?: string }) => {
      const remedy = REMEDIES[error.code ?? ""] ?? REMEDY;
      const what = `Cannot listen for ${protocol} on ${address} port ${port}`;
      reject(new Error(`${what}: ${error.message}. ${remedy}.`, { cause: error }));
    };
    server.once("error", fail);
    const listening = () => {
      server.off("error", fail);
      // Later errors are of single connections that could not be accepted.
      server.on("error", () => {});
      resolve({ endpoint: { ...wanted, port: portOf(server) }, close: () => closed(server) });
    };
    try {
      server.listen({ host: address, port }, listening);
    } catch (error) {
      // Where this process was not given the right to use the network.
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** Listens to all at once, or to none. @throws {Error} the first failure; what was listening is closed again */
export async function listenToAll(
  all: readonly { readonly wanted: Endpoint; accept(socket: Socket): void }[],
): Promise<readonly Listener[]> {
  const results = await Promise.allSettled(all.map(({ wanted, accept }) => listen(wanted, accept)));
  const listeners = results.flatMap((result) =>
    result.status === "fulfilled" ? [result.value] : []
  );
  const failure = results.find((result) => result.status === "rejected");
  if (!failure) return listeners;
  await Promise.all(listeners.map((listener) => listener.close()));
  throw failure.reason;
}

function portOf(server: Server): number {
  const bound = server.address();
  return bound !== null && typeof bound === "object" ? bound.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
