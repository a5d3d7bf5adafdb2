import { Buffer } from "node:buffer";
import type { ServedProtocol } from "../protocol.ts";
import type { Door } from "../session.ts";
import type { Encryption, Wire } from "../wire.ts";

/** The client's end of a conversation in memory. What is not written by then is never read: there are no time-outs. */
export interface Talk {
  /** Sends text as it stands, or bytes. */
  send(data: string | Uint8Array): void;
  /** Sends lines, each with its CRLF. */
  say(...lines: string[]): void;
  /** The server's next line, without CRLF. Nothing once the conversation is over. */
  hear(): Promise<string | undefined>;
  /** All that the server says up to and with `mark`. @throws {Error} where the conversation is over before */
  until(mark: string): Promise<string>;
  /** The client's end of input, as where a connection is lost; `wire.signal` is the caller's to abort. */
  hangUp(): void;
  /** Settles as the protocol's `converse` does. */
  readonly over: Promise<void>;
}

/**
 * Starts a conversation of `protocol` in memory. `local` and `peer` are 127.0.0.1 unless told.
 * @param tls what TLS will tell after an upgrade, which drops what was said behind the request; absent: there is no upgrade
 */
export function converse(
  protocol: ServedProtocol,
  door: Door,
  wire: Partial<Wire> = {},
  tls?: Encryption,
): Talk {
  const sent = pipe();
  const said = pipe();
  const over = protocol.converse({ ...wireOf(sent, said, tls), ...wire }, door)
    .finally(said.end);
  over.catch(() => {}); // seen by whoever awaits `over`
  return {
    send: sent.put,
    say: (...lines) => lines.forEach((line) => sent.put(`${line}\r\n`)),
    hear: async () => {
      const line = await said.upTo("\n");
      return line && line.toString().replace(/\r?\n$/, "");
    },
    until: async (mark) => {
      const found = await said.upTo(mark);
      if (!found) throw new Error(`Cannot hear ${JSON.stringify(mark)}: the conversation is over`);
      return found.toString();
    },
    hangUp: sent.end,
    over,
  };
}

/** Says all lines at once, ends the input, and gives every line of the answer. */
export async function talk(
  protocol: ServedProtocol,
  door: Door,
  ...lines: string[]
): Promise<string[]> {
  const { say, hear, hangUp, over } = converse(protocol, door);
  say(...lines);
  hangUp();
  await over;
  const heard: string[] = [];
  for (let line = await hear(); line !== undefined; line = await hear()) heard.push(line);
  return heard;
}

function wireOf(sent: Pipe, said: Pipe, tls: Encryption | undefined): Wire {
  let encryption: Encryption | undefined;
  const upgrade = (goAhead: string | Uint8Array) => {
    if (encryption) throw new Error("Cannot upgrade a wire: it is encrypted");
    encryption = tls;
    sent.clear();
    said.put(goAhead);
    return Promise.resolve();
  };
  return {
    ...tls && { upgrade },
    local: { address: "127.0.0.1", port: 1 },
    peer: { address: "127.0.0.1", port: 2 },
    encryption: () => encryption,
    signal: new AbortController().signal,
    line: async () => (await sent.upTo("\n"))?.toString().replace(/\r?\n$/, ""),
    bytes: (count) => sent.take((held) => held.length < count ? -1 : count),
    chunk: () => sent.take((held) => held.length || -1),
    unread: sent.unread,
    send: (...data) => Promise.resolve(data.forEach(said.put)),
    loggedIn() {},
    loggedOut() {},
    limits: { literal: 64 << 20, stanza: 1 << 20, depth: 100 },
  };
}

interface Pipe {
  put(data: string | Uint8Array): void;
  /** Puts back what was taken. */
  unread(rest: Uint8Array): void;
  end(): void;
  clear(): void;
  /** Takes as many bytes as `length` says, once it says so (-1: not yet). Nothing where the end comes before. */
  take(length: (held: Buffer) => number): Promise<Buffer | undefined>;
  upTo(mark: string): Promise<Buffer | undefined>;
}

function pipe(): Pipe {
  let held = Buffer.alloc(0);
  let ended = false;
  let stir = () => {};
  const take: Pipe["take"] = async (length) => {
    for (let count = length(held);; count = length(held)) {
      if (count >= 0) {
        const taken = held.subarray(0, count);
        held = held.subarray(count);
        return taken;
      }
      if (ended) return undefined;
      await new Promise<void>((go) => stir = go);
    }
  };
  return {
    put(data) {
      held = Buffer.concat([held, typeof data === "string" ? Buffer.from(data) : data]);
      stir();
    },
    unread: (rest) => void (held = Buffer.concat([rest, held])),
    end() {
      ended = true;
      stir();
    },
    clear: () => void (held = Buffer.alloc(0)),
    take,
    upTo: (mark) =>
      take((held) => held.includes(mark) ? held.indexOf(mark) + Buffer.byteLength(mark) : -1),
  };
}
