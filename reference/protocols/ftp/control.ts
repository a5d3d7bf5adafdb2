import type { Wire } from "../../wire.ts";

/** So many lines are read ahead while a transfer runs; the rest waits at the client. */
const FAR = 100;

/** What the client does on the control connection while a transfer waits or runs. */
export interface Meanwhile {
  /** The next line is ABOR, or there is none, which is as good as ABOR (RFC 959, section 4.1.1, QUIT). */
  readonly aborted: AbortSignal;
  /** The client has ended its side, whatever it said before: a data connection that has not come will not. */
  readonly ended: AbortSignal;
}

/** The control connection: lines, of which some can be looked at while a transfer runs. */
export class Control {
  readonly #wire: Wire;
  /** Read and not yet taken, in their order; the last may be on its way. */
  #ahead: Promise<string | undefined>[] = [];

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  readonly send: Wire["send"] = (...data) => this.#wire.send(...data);

  /** Whether more was read, or is being read, than was taken. */
  get isAhead(): boolean {
    return this.#ahead.length > 0;
  }

  line(): Promise<string | undefined> {
    return this.#ahead.shift() ?? this.#read();
  }

  /**
   * Runs `work`, and watches the client meanwhile. All lines stay unread; one that is not ABOR waits until the work is done, and with it
   * an ABOR behind it.
   */
  async during<T>(work: (meanwhile: Meanwhile) => Promise<T>): Promise<T> {
    const aborted = new AbortController();
    const ended = new AbortController();
    let over = false;
    const look = async () => {
      for (let n = 0; n < FAR && !over; n++) {
        const line = await (this.#ahead[n] ??= this.#read());
        if (n === 0 && (line === undefined || /^ABOR\s*$/i.test(line))) aborted.abort();
        if (line === undefined) return ended.abort();
      }
    };
    look().catch(() => {
      aborted.abort();
      ended.abort();
    });
    const { signal } = this.#wire;
    try {
      return await work({
        aborted: AbortSignal.any([aborted.signal, signal]),
        ended: AbortSignal.any([aborted.signal, ended.signal, signal]),
      });
    } finally {
      over = true;
    }
  }

  #read(): Promise<string | undefined> {
    return this.#wire.line().then(withoutTelnet);
  }
}

/**
 * RFC 959 (section 4.1.3) has ABOR follow Telnet's IAC IP and IAC DM. Their bytes are no UTF-8, so they arrive as U+FFFD: one each,
 * or less where the urgent one was taken out of the stream.
 */
function withoutTelnet(line: string | undefined): string | undefined {
  return line?.replace(/^\uFFFD+/, "");
}
