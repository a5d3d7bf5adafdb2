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
  const { address, port } = wanted;
  if (!mayListen(wanted)) {
    // `deno task` takes no permissions from the command line: the line in deno.json is the place.
    const remedy =
      `Add ${bracketed(address)} to --allow-net=... in the line of deno.json that has ` +
      "the task you run (such as serve), or take an address in 127.0.0.0/8, or ::1";
    return Promise.reject(cannot(wanted, forbidden(address), remedy));
  }
  // Half open: a client may end its half and still want the answers. noDelay: 47 ms a login without.
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, accept);
  return new Promise((resolve, reject) => {
    const fail = (error: Error & { readonly code?: string }) =>
      reject(cannot(wanted, error.message, REMEDIES[error.code ?? ""] ?? REMEDY, error));
    server.once("error", fail);
    const listening = () => {
      server.off("error", fail);
      // Later errors are of single connections that could not be accepted.
      server.on("error", () => {});
      resolve({ endpoint: { ...wanted, port: portOf(server) }, close: () => closed(server) });
    };
    server.listen({ host: address, port }, listening);
  });
}

/**
 * Asked before: the refusal itself comes as an uncaught error, some turns after the call. Node, where the reference runs too, has
 * none to ask for.
 */
function mayListen({ address, port }: Endpoint): boolean {
  if (!("Deno" in globalThis)) return true;
  const host = `${bracketed(address)}:${port}`;
  return Deno.permissions.querySync({ name: "net", host }).state === "granted";
}

function forbidden(address: string): string {
  return /^127\.|^::1$/.test(address)
    ? "this process may not use the address"
    : "the address is not loopback, and this process may use no other";
}

/** As permissions spell an address. */
function bracketed(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

function cannot(
  { protocol, address, port }: Endpoint,
  reason: string,
  remedy: string,
  cause?: Error,
): Error {
  const what = `Cannot listen for ${protocol} on ${address} port ${port}`;
  return new Error(`${what}: ${reason}. ${remedy}.`, { cause });
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
