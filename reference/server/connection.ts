import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Security } from "../../fixtures/endpoint.ts";
import type { Ending } from "../protocol.ts";
import type { Encryption, Wire } from "../wire.ts";
import { EncryptedStream } from "./encrypted_stream.ts";
import { handshake, type Identity } from "./handshake.ts";
import type { Limits } from "./limits.ts";
import { Reader } from "./reader.ts";
import { after } from "./timer.ts";
import { Turn } from "./turn.ts";
import { WireEnded } from "./wire_ended.ts";

/** How a connection comes to TLS. */
export interface Secured {
  readonly security: Security;
  /** Has to be there unless `security` is plain. */
  readonly identity?: Identity;
  /** Told where the server has no certificate to show. */
  onFault(error: unknown): void;
}

/** More may wait unread than the largest block: commands around it. */
const SPARE = 64 << 10;

/** One connection, as the accept loop sees it; `wire` is what protocol code sees of it. */
export class Connection {
  /** A plain object, so that what wraps it can copy it and replace a part. */
  readonly wire: Wire;
  /** Settles when the socket is gone. */
  readonly gone: Promise<void>;
  /** As it was accepted; TLS is spoken over it. */
  readonly #raw: Socket;
  /** What is read and written: the raw one, or TLS's. Nothing in a handshake. */
  #stream: Duplex | undefined;
  #encryption: Encryption | undefined;
  readonly #secured: Secured;
  readonly #limits: Limits;
  readonly #turn = new Turn();
  readonly #reader: Reader;
  /** What may wait unread inside TLS. Before a login nothing larger than a stanza is taken. */
  #room: number;
  readonly #lost = new AbortController();
  #cancelLogin: () => void;
  #closing = false;
  #roomAgain = Promise.withResolvers<void>();

  constructor(raw: Socket, limits: Limits, secured: Secured) {
    this.#raw = raw;
    this.#secured = secured;
    this.#limits = limits;
    this.#reader = new Reader(raw, limits, this.#turn);
    this.#room = limits.stanza + SPARE;
    this.wire = wireOf(raw, limits, this.#reader, this.#lost.signal, {
      encryption: () => this.#encryption,
      ...secured.identity && { protect: (socket) => this.#protect(socket) },
      ...secured.security === "upgrade" && { upgrade: (goAhead) => this.#upgrade(goAhead) },
      send: (...data) => this.#send(data),
      loggedIn: () => this.#beLoggedIn(),
      loggedOut: () => this.#awaitLogin(),
    });
    this.gone = new Promise((resolve) => {
      raw.on("close", () => {
        this.#leave();
        resolve();
      });
    });
    // A reset is a way to go like any other: `close` follows.
    raw.on("error", () => {});
    if (secured.security === "tls") raw.pause();
    else this.#use(raw);
    this.#cancelLogin = this.#loginTimer();
  }

  /** To be called before anything else where TLS is implicit. @returns false where there is no handshake, and no connection any more */
  async begin(): Promise<boolean> {
    if (this.#secured.security !== "tls") return true;
    await this.#encrypt();
    return this.#encryption !== undefined;
  }

  readonly #push = (chunk: Uint8Array): void => this.#reader.push(chunk);
  readonly #finish = (): void => this.#reader.finish();

  #use(stream: Duplex): void {
    this.#stream = stream;
    stream.on("data", this.#push);
    stream.on("end", this.#finish);
    // An encrypted stream has errors of its own: what was written last may find nobody there. `close` follows.
    stream.on("error", () => {});
    stream.on("drain", () => this.#letSend());
  }

  /** The order matters: whoever still listens, or is not paused, takes the client's first bytes away from TLS. */
  async #upgrade(goAhead: string | Uint8Array): Promise<void> {
    if (this.#stream !== this.#raw) {
      throw new Error("Cannot upgrade a connection: it is encrypted, or about to be");
    }
    this.#reader.turnTo(this.#raw);
    this.#raw.off("data", this.#push);
    this.#raw.off("end", this.#finish);
    this.#raw.pause();
    const sent = this.#send([goAhead]);
    this.#stream = undefined;
    await sent;
    await this.#encrypt();
  }

  async #encrypt(): Promise<void> {
    const { identity, onFault } = this.#secured;
    if (!identity) throw new Error("Cannot encrypt a connection: the server has no certificates");
    const encrypted = await handshake(this.#raw, {
      identity,
      limits: this.#limits,
      room: this.#room,
      onFault,
    });
    if (!encrypted) return;
    this.#encryption = encrypted.encryption;
    this.#reader.turnTo(encrypted.stream);
    this.#use(encrypted.stream);
  }

  #loginTimer(): () => void {
    return after(this.#limits.loginTime, () => this.stop("too slow"));
  }

  #beLoggedIn(): void {
    this.#cancelLogin();
    this.#giveRoom(this.#limits.literal + SPARE);
  }

  #awaitLogin(): void {
    this.#cancelLogin();
    this.#giveRoom(this.#limits.stanza + SPARE);
    if (!this.#closing) this.#cancelLogin = this.#loginTimer();
  }

  #giveRoom(room: number): void {
    this.#room = room;
    if (this.#stream instanceof EncryptedStream) this.#stream.room = room;
  }

  /** Another connection's own server name wins; without one it is shown the certificate that this one was shown. */
  async #protect(raw: Socket): Promise<EncryptedStream | undefined> {
    const { identity, onFault } = this.#secured;
    if (!identity) throw new Error("Cannot encrypt a connection: the server has no certificates");
    const same: Identity = {
      contextFor: (serverName, localAddress) =>
        identity.contextFor(serverName ?? this.#encryption?.serverName, localAddress),
    };
    // Only who is logged in has another connection.
    const room = this.#limits.literal + SPARE;
    const terms = { identity: same, limits: this.#limits, room, onFault };
    return (await handshake(raw, terms))?.stream;
  }

  /** The server ends the conversation: whatever waits is woken. In a handshake nothing can be said any more. */
  stop(ending: Ending): void {
    if (!this.#stream) this.destroy();
    this.#reader.stop(ending);
    this.#lost.abort(new WireEnded(ending));
  }

  get peer(): string {
    return this.wire.peer.address;
  }

  /** The server's ending, once a read has told protocol code of it. */
  get told(): Ending | undefined {
    return this.#reader.told;
  }

  /**
   * Ends our half and waits for the peer's end, as long as `lingerTime`. What still comes is read and dropped: closing a
   * socket with unread input resets it, and the peer would lose our last words.
   */
  async close(): Promise<void> {
    this.#cancelLogin();
    this.#closing = true;
    this.#reader.stop("shutting down");
    if (!this.#stream) this.destroy();
    else if (!this.#stream.destroyed) this.#stream.end();
    const cancel = after(this.#limits.lingerTime, () => this.destroy());
    await this.gone;
    cancel();
  }

  destroy(): void {
    this.#raw.destroy();
  }

  async #send(data: readonly (string | Uint8Array)[]): Promise<void> {
    const stream = this.#stream;
    if (this.#closing || !stream || stream.destroyed) return;
    // One write for all: with noDelay each would be a packet of its own.
    const bytes = Buffer.concat(
      data.map((each) => typeof each === "string" ? Buffer.from(each) : each),
    );
    if (bytes.length === 0) return;
    if (stream.write(bytes)) return await this.#turn.spend();
    const cancel = after(this.#limits.idleTime, () => this.destroy());
    await this.#roomAgain.promise;
    cancel();
  }

  #letSend(): void {
    this.#roomAgain.resolve();
    this.#roomAgain = Promise.withResolvers();
  }

  #leave(): void {
    this.#cancelLogin();
    this.#closing = true;
    this.#reader.finish();
    this.#letSend();
    this.#lost.abort();
  }
}

function wireOf(
  socket: Socket,
  { literal, stanza, depth }: Limits,
  reader: Reader,
  signal: AbortSignal,
  rest: Pick<Wire, "encryption" | "upgrade" | "protect" | "send" | "loggedIn" | "loggedOut">,
): Wire {
  // A peer that is gone already has no address any more.
  const { localAddress = "", localPort = 0, remoteAddress = "", remotePort = 0 } = socket;
  return {
    local: { address: localAddress, port: localPort },
    peer: { address: remoteAddress, port: remotePort },
    signal,
    line: (limit) => reader.line(limit),
    bytes: (count) => reader.bytes(count),
    chunk: () => reader.chunk(),
    unread: (rest) => reader.unread(rest),
    limits: { literal, stanza, depth },
    ...rest,
  };
}
