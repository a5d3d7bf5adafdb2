import type { Ending } from "../protocol.ts";
import { Input } from "./input.ts";
import type { Limits } from "./limits.ts";
import { after } from "./timer.ts";
import { Turn } from "./turn.ts";
import { WireEnded } from "./wire_ended.ts";

/** So much may wait unread before the peer is held up. */
const HIGH_WATER = 64 << 10;

/** Bytes that a read of whatever came gives at most: a thousand stanzas may stand in what waits. */
const CHUNK = 4 << 10;

/** What such a chunk costs of a turn, where a line costs 1. */
const CHUNK_COST = 8;

/** What the peer sends: held up and let on, as far as somebody reads it. */
export interface Flow {
  pause(): void;
  resume(): void;
}

/** The reading half of a connection. */
export class Reader {
  readonly #input = new Input();
  #flow: Flow;
  readonly #limits: Limits;
  readonly #turn: Turn;
  #paused = false;
  #over = false;
  #reading = false;
  #ending: Ending | undefined;
  #wake: (() => void) | undefined;
  /** The server's ending, once a read has thrown it to protocol code. */
  told: Ending | undefined;

  constructor(flow: Flow, limits: Limits, turn: Turn = new Turn()) {
    this.#flow = flow;
    this.#limits = limits;
    this.#turn = turn;
  }

  push(chunk: Uint8Array): void {
    if (this.#ending) return;
    this.#input.push(chunk);
    if (!this.#wake && this.#input.length >= HIGH_WATER) {
      this.#paused = true;
      this.#flow.pause();
    }
    this.#wake?.();
  }

  /** Goes over to TLS's flow. What has come on the plain one and was not read is dropped: it may be anybody's (RFC 3207, section 6). */
  turnTo(flow: Flow): void {
    if (this.#reading) throw new Error("Cannot turn a reader: a read is under way");
    this.#input.clear();
    this.#flow = flow;
    this.#paused = false;
  }

  /** Nothing more will come; what has come can still be read. */
  finish(): void {
    this.#over = true;
    this.#wake?.();
  }

  /** From now on every read throws, and what comes is dropped. The first ending stays. */
  stop(ending: Ending): void {
    this.#ending ??= ending;
    this.#input.clear();
    this.#letOn();
    this.#wake?.();
  }

  line(limit = this.#limits.line): Promise<string | undefined> {
    return this.#read(() => {
      const line = this.#input.line(limit);
      if (line.kind === "too long") this.stop("too long");
      return line.kind === "line" ? line.text : undefined;
    });
  }

  bytes(count: number): Promise<Uint8Array | undefined> {
    if (count > this.#limits.literal) this.stop("too long");
    return this.#read(() => this.#input.bytes(count));
  }

  chunk(): Promise<Uint8Array | undefined> {
    return this.#read(() => this.#input.some(CHUNK), CHUNK_COST);
  }

  /** Puts back what was taken and not used. Once the server has ended the conversation it is dropped, like all that comes. */
  unread(rest: Uint8Array): void {
    if (this.#reading) throw new Error("Cannot put back what was read: a read is under way");
    if (!this.#ending) this.#input.unread(rest);
  }

  #read<T>(take: () => T | undefined, cost = 1): Promise<T | undefined> {
    const reading = this.#wait(take, cost);
    // Protocol code may end while a read of it is under way; nobody then awaits this.
    reading.catch(() => {});
    return reading;
  }

  async #wait<T>(take: () => T | undefined, cost: number): Promise<T | undefined> {
    if (this.#reading) throw new Error("Cannot read a connection: another read is under way");
    this.#reading = true;
    let cancel: (() => void) | undefined;
    try {
      const turn = this.#turn.spend(cost);
      if (turn) await turn;
      while (!this.#ending) {
        const taken = take();
        if (taken !== undefined) return taken;
        if (this.#ending) break;
        if (this.#over) return undefined;
        // The time is the whole read's: a peer that sends a byte now and then is as slow as a silent one.
        cancel ??= after(this.#limits.idleTime, () => this.stop("too slow"));
        await this.#more();
      }
    } finally {
      cancel?.();
      this.#reading = false;
    }
    this.told = this.#ending;
    throw new WireEnded(this.#ending);
  }

  #more(): Promise<void> {
    this.#letOn();
    this.#turn.renew();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = () => {
      this.#wake = undefined;
      resolve();
    };
    return promise;
  }

  #letOn(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#flow.resume();
  }
}
