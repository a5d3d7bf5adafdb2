import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Dial } from "./client.ts";
import { counting } from "./most.ts";
import { type Checks, overTls } from "./secure.ts";
import { tap } from "./tap.ts";
import type { Transcript } from "./transcript.ts";

/** How a connection is opened. A dial will do. */
export interface Opening extends
  Partial<
    Pick<Dial, "security" | "trust" | "serverName" | "targetDomain" | "certificate" | "timeout">
  > {
  readonly transcript?: Transcript;
  /** The client's own address; else the kernel's choice. */
  readonly peer?: string;
  /** Gets the socket before it connects: who holds it can end it at any time. */
  hold?(socket: Socket): void;
}

/** A connection of our own: sends what it is told, gives back lines or all up to a mark. */
export class RawConnection {
  #held = Buffer.alloc(0);
  #ended: Error | undefined;
  #wake = () => {};
  #socket: Socket;

  private constructor(
    socket: Socket,
    readonly address: string,
    private readonly opening: Opening,
  ) {
    this.#socket = socket;
    this.#attach(socket);
  }

  /** Whether the other side has ended it. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  get socket(): Socket {
    return this.#socket;
  }

  /**
   * Connects, over TLS where the opening's security is `tls`, in the opening's time where it has one.
   * @throws the socket's error
   */
  static async open(
    { address, port }: Pick<Endpoint, "address" | "port">,
    opening: Opening = {},
  ): Promise<RawConnection> {
    const { peer } = opening;
    const from = peer === undefined ? {} : { localAddress: peer };
    const socket = connect({ host: address, port, noDelay: true, ...from });
    opening.hold?.(socket);
    const connection = new RawConnection(socket, address, opening);
    const { timeout } = opening;
    const timer = timeout === undefined ? undefined : setTimeout(
      () => connection.socket.destroy(new Error(`no connection within ${timeout} ms`)),
      timeout,
    );
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once(
          "close",
          () => reject(new Error("the connection was closed before it was there")),
        );
        socket.once("error", reject);
      });
      if (opening.security === "tls") await connection.secure();
      return connection;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Goes over to TLS, checking the certificate as the opening says.
   * @throws where it is not accepted, or the server went on in plain text
   */
  async secure(): Promise<void> {
    if (this.#held.length > 0) {
      throw new Error("TLS: the server went on in plain text behind its go-ahead");
    }
    const { trust = { kind: "authorities", pem: [] }, hold } = this.opening;
    this.#socket.removeAllListeners("data");
    const checks: Checks = { ...this.opening, trust, endpoint: { address: this.address } };
    this.opening.transcript?.remark("TLS begins");
    this.#socket = await overTls(this.#socket, checks, (secured) => {
      hold?.(secured);
      this.#attach(secured);
    });
  }

  #attach(socket: Socket): void {
    const { transcript } = this.opening;
    if (transcript) tap(socket, { transcript });
    const tooMuch = counting();
    socket.on("data", (chunk: Buffer) => {
      const wrong = tooMuch(chunk);
      if (wrong) return void socket.destroy(wrong);
      this.#held = Buffer.concat([this.#held, chunk]);
      this.#wake();
    });
    const end = (error: Error) => {
      this.#ended ??= error;
      this.#wake();
    };
    socket.on("error", end);
    socket.on("close", () => end(new Error("the server closed the connection")));
  }

  send(data: string | Uint8Array): void {
    this.#socket.write(data);
  }

  /** The next line without its end. @throws when the connection ends before */
  async line(): Promise<string> {
    return (await this.upTo("\n")).replace(/\r?\n$/, "");
  }

  /** All up to and with the first of the marks. @throws when the connection ends before */
  async upTo(...marks: readonly string[]): Promise<string> {
    while (true) {
      const ends = marks.map((mark) => [this.#held.indexOf(mark), Buffer.byteLength(mark)] as const)
        .filter(([at]) => at >= 0).map(([at, length]) => at + length);
      if (ends.length > 0) return this.bytes(Math.min(...ends));
      await this.#more();
    }
  }

  /** So many bytes, as text. @throws when the connection ends before */
  async bytes(count: number): Promise<string> {
    return (await this.octets(count)).toString();
  }

  /** So many bytes, as they are. @throws when the connection ends before */
  async octets(count: number): Promise<Buffer> {
    while (this.#held.length < count) await this.#more();
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }

  async #more(): Promise<void> {
    if (this.#ended) throw this.#ended;
    await new Promise<void>((resolve) => this.#wake = resolve);
  }

  /** All until the server closes. */
  async rest(): Promise<string> {
    while (!this.#ended) await this.#more();
    return this.bytes(this.#held.length);
  }

  close(): void {
    this.#socket.destroy();
  }
}
