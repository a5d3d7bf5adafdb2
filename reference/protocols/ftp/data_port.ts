import { connect, createServer, type Server, type Socket } from "node:net";
import type { DataStream, Wire } from "../../wire.ts";
import { canonical, type DataAddress } from "./endpoint_text.ts";

/** How the next data connection comes about. */
type Setup =
  | { readonly kind: "none" }
  | { readonly kind: "passive"; readonly server: Server; readonly arrival: Promise<Socket> }
  | { readonly kind: "active"; readonly to: DataAddress };

/** Milliseconds that a data connection may take to come. */
const PATIENCE = 10_000;

/** Sets up one conversation's data connections, one at a time, and closes all that is left. */
export class DataPort {
  /** Whether PBSZ was said. */
  sized = false;
  readonly #wire: Pick<Wire, "local" | "peer" | "protect">;
  readonly #sockets = new Set<Socket>();
  #setup: Setup = { kind: "none" };
  #private: boolean;

  /** @param isPrivate whether data go by TLS unless the client says otherwise */
  constructor(wire: Pick<Wire, "local" | "peer" | "protect">, isPrivate: boolean) {
    this.#wire = wire;
    this.#private = isPrivate;
  }

  /** PROT: from the next transfer on data go by TLS, or do not. */
  protect(isPrivate: boolean): void {
    this.#private = isPrivate;
  }

  /** The server's address for data connections: the one of the control connection. */
  get address(): string {
    return canonical(this.#wire.local.address);
  }

  get isSetUp(): boolean {
    return this.#setup.kind !== "none";
  }

  isPeer(address: string | undefined): boolean {
    return address !== undefined && canonical(address) === canonical(this.#wire.peer.address);
  }

  /** Listens for one connection from the client's own address. @returns the port */
  async listen(): Promise<number> {
    this.reset();
    const server = createServer({ allowHalfOpen: true });
    const arrival = new Promise<Socket>((arrived) =>
      server.on("connection", (socket) => {
        this.#keep(socket);
        if (!this.isPeer(socket.remoteAddress)) {
          socket.destroy();
          return;
        }
        server.close();
        arrived(socket);
      })
    );
    await new Promise<void>((listening, failed) =>
      server.once("error", failed).listen(0, this.address, listening)
    );
    this.#setup = { kind: "passive", server, arrival };
    const place = server.address();
    if (place === null || typeof place === "string") {
      throw new Error("Cannot name the data port: the server listens on no port");
    }
    return place.port;
  }

  /** The next connection goes out to an address that is the client's own. */
  aim(to: DataAddress): void {
    this.reset();
    this.#setup = { kind: "active", to };
  }

  /** The connection that was set up, for one transfer, paused. Nothing where it does not come in time, or before the signal. */
  async open(signal: AbortSignal): Promise<DataStream | undefined> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), PATIENCE);
    const end = AbortSignal.any([signal, late.signal]);
    const ended = new Promise<undefined>((give) => {
      end.addEventListener("abort", () => give(undefined));
      if (end.aborted) give(undefined);
    });
    const socket = await Promise.race([this.#coming().then((raw) => this.#secured(raw)), ended]);
    clearTimeout(timer);
    if (socket) this.reset();
    else this.close();
    return socket;
  }

  /** Forgets a set-up, and stops listening. */
  reset(): void {
    const setup = this.#setup;
    this.#setup = { kind: "none" };
    if (setup.kind === "passive") setup.server.close();
  }

  /** Closes all that there is. */
  close(): void {
    this.reset();
    for (const socket of this.#sockets) socket.destroy();
  }

  #coming(): Promise<Socket | undefined> {
    if (this.#setup.kind === "passive") return this.#setup.arrival;
    if (this.#setup.kind === "active") return this.#dial(this.#setup.to);
    return Promise.resolve(undefined);
  }

  /** The server is TLS's server, whoever called whom (RFC 4217, section 7). */
  async #secured(raw: Socket | undefined): Promise<DataStream | undefined> {
    if (!raw || !this.#private || !this.#wire.protect) return raw;
    return await this.#wire.protect(raw);
  }

  #dial({ address, port }: DataAddress): Promise<Socket | undefined> {
    return new Promise((opened) => {
      const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true });
      this.#keep(socket);
      socket.once("connect", () => opened(socket)).once("close", () => opened(undefined));
    });
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    // The first bytes may be TLS's.
    socket.pause();
    socket.on("error", () => {}); // what failed is seen as `close`
    socket.once("close", () => this.#sockets.delete(socket));
  }
}
