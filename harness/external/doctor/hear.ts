import { Buffer } from "node:buffer";
import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** Where to, and how. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly timeout: number;
  /** TLS from the first byte; certificates are looked at elsewhere. */
  readonly tls?: true;
  /** Said first, where the server waits for the client. */
  readonly poke?: string | Uint8Array;
  /** Whether that is enough. */
  enough(bytes: Uint8Array): boolean;
}

/** What a server said at once. `why`: what stopped it before there was enough; a system's code for an error where there is one. */
export interface Heard {
  readonly connected: boolean;
  readonly bytes: Uint8Array;
  readonly why?: string;
  readonly code?: string;
}

/** No greeting is longer: a server that says more without an end is not listened to. */
const MOST = 16 * 1024;

/** Listens to a server, no longer than the timeout and no more than is needed. Leaves no socket. */
export async function hear(
  { host, port, timeout, tls, poke, enough }: Listening,
): Promise<Heard> {
  const { promise, resolve } = Promise.withResolvers<Omit<Heard, "connected" | "bytes">>();
  let connected = false;
  let bytes = Buffer.alloc(0);
  let socket: Socket | undefined;
  const timer = setTimeout(() => resolve({ why: "time-out" }), timeout);
  try {
    socket = tls
      ? connectTls({ host, port, rejectUnauthorized: false, servername: "" })
      : connectPlain({ host, port, noDelay: true });
    socket.once(tls ? "secureConnect" : "connect", () => {
      connected = true;
      if (poke !== undefined) socket?.write(poke);
    });
    socket.on("data", (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (enough(bytes)) resolve({});
      else if (bytes.length > MOST) resolve({ why: "garbage" });
    });
    socket.on(
      "error",
      (error: Error & { code?: string }) =>
        resolve({ why: error.message, ...error.code === undefined ? {} : { code: error.code } }),
    );
    socket.on("close", () => resolve({ why: "closed" }));
    const ended = await promise;
    return { connected, bytes, ...ended };
  } catch (error) {
    // Without the permission to go there connecting throws.
    const name = error instanceof Error ? error.name : "";
    return { connected, bytes, why: String(error), code: name };
  } finally {
    clearTimeout(timer);
    socket?.destroy();
  }
}
