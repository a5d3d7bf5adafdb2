import net, { type Socket } from "node:net";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Ending, ServedProtocol } from "../protocol.ts";
import type { Door } from "../session.ts";
import { NO_POST, pagesOfOne } from "../testing/door.ts";
import {
  DEFAULT_LIMITS,
  type Limits,
  type Server,
  type ServerOptions,
  startServer,
} from "./mod.ts";

/** Says each line again; `QUIT` ends, `BREAK` throws, `LOGIN` logs in, `LOGOUT` out, `HANG` waits for what never comes. */
export const ECHO: ServedProtocol = {
  id: "pop3",
  upgrades: false,
  async converse(wire) {
    await wire.send("hello\r\n");
    for (let line = await wire.line(); line !== undefined; line = await wire.line()) {
      if (line === "QUIT") return await wire.send("bye\r\n");
      if (line === "BREAK") throw new TypeError("broken");
      if (line === "LOGIN") wire.loggedIn();
      if (line === "LOGOUT") wire.loggedOut();
      if (line === "HANG") await new Promise(() => {});
      await wire.send(`${line}\r\n`);
    }
  },
  farewell: (ending: Ending) => `farewell: ${ending}\r\n`,
};

/** Refuses all. */
export const CLOSED_DOOR: Door = {
  serves: () => false,
  login: () => Promise.resolve({ kind: "refused", because: "account" }),
  failed() {},
  exhausted: false,
  pages: pagesOfOne(),
  post: NO_POST,
};

/**
 * A server of `protocol`, by default on 127.0.0.1 with a port that the kernel chooses.
 * @throws {unknown} the first fault of a conversation, where `onFault` is not given
 */
export async function serving(
  work: (endpoint: Endpoint, server: Server) => Promise<void>,
  { limits, protocol = ECHO, ...rest }:
    & { readonly limits?: Partial<Limits>; readonly protocol?: ServedProtocol }
    & Partial<Omit<ServerOptions, "limits">> = {},
): Promise<void> {
  const faults: unknown[] = [];
  const server = await startServer({
    services: [{ protocol, address: "127.0.0.1", port: 0, security: "plain" }],
    limits: { ...DEFAULT_LIMITS, ...limits },
    entrance: () => ({ door: CLOSED_DOOR, [Symbol.dispose]() {} }),
    wire: (wire) => wire,
    onFault: (error) => faults.push(error),
    ...rest,
  });
  const endpoint = server.endpoints[0];
  try {
    if (endpoint) await work(endpoint, server);
  } finally {
    await server.close();
  }
  if (faults.length > 0) throw faults[0];
}

/** A client: its socket, and what it hears. */
export interface Caller {
  readonly socket: Socket;
  /** All up to and with `mark`. @throws {Error} where the server ends before */
  until(mark: string): Promise<string>;
  /** All that was not yet heard, up to the server's end. */
  rest(): Promise<string>;
}

/** Connects. The socket ends with the server's end, unless `halfOpen`. */
export function call({ address, port }: Endpoint, halfOpen = false): Promise<Caller> {
  const socket = net.connect({ host: address, port, allowHalfOpen: halfOpen, noDelay: true });
  const caller = hearing(socket);
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("connect", () => resolve(caller));
  });
}

/** A client on a socket of its own. */
export function hearing<S extends Socket>(socket: S): Caller & { readonly socket: S } {
  let heard = "";
  let over = false;
  let stir = () => {};
  socket.on("error", () => {});
  socket.on("data", (chunk: Uint8Array) => {
    heard += new TextDecoder().decode(chunk);
    stir();
  });
  for (const event of ["end", "close"]) {
    socket.on(event, () => {
      over = true;
      stir();
    });
  }
  const take = async (length: () => number) => {
    while (length() < 0 && !over) await new Promise<void>((go) => stir = go);
    const taken = heard.slice(0, length() < 0 ? heard.length : length());
    heard = heard.slice(taken.length);
    return taken;
  };
  return {
    socket,
    async until(mark) {
      const found = await take(() => heard.includes(mark) ? heard.indexOf(mark) + mark.length : -1);
      if (!found.endsWith(mark)) throw new Error(`Cannot hear ${mark}: only ${found}`);
      return found;
    },
    rest: () => take(() => -1),
  };
}

/** Settles once the socket is closed. */
export function gone(socket: Socket): Promise<void> {
  return new Promise((resolve) =>
    socket.closed ? resolve() : socket.once("close", () => resolve())
  );
}
