import type { Wire } from "../../wire.ts";

/** The control connection: lines, of which the next can be looked at while a transfer runs. */
export class Control {
  readonly #wire: Wire;
  #next: Promise<string | undefined> | undefined;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  readonly send: Wire["send"] = (...data) => this.#wire.send(...data);

  line(): Promise<string | undefined> {
    const next = this.#look();
    this.#next = undefined;
    return next;
  }

  /**
   * Runs `work`, whose signal aborts where the next line is ABOR, or where no line will come any more, which is as good as ABOR
   * (RFC 959, section 4.1.1, QUIT). The line stays unread.
   * A line of another kind waits until the work is done, and with it an ABOR behind it.
   */
  async during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    this.#look().then((line) => {
      if (line === undefined || /^ABOR\s*$/i.test(line)) stop.abort();
    }, () => stop.abort());
    return await work(AbortSignal.any([stop.signal, this.#wire.signal]));
  }

  #look(): Promise<string | undefined> {
    return this.#next ??= this.#wire.line().then(withoutTelnet);
  }
}

/**
 * RFC 959 (section 4.1.3) has ABOR follow Telnet's IAC IP and IAC DM. Their bytes are no UTF-8, so they arrive as U+FFFD: one each,
 * or less where the urgent one was taken out of the stream.
 */
function withoutTelnet(line: string | undefined): string | undefined {
  return line?.replace(/^\uFFFD+/, "");
}
