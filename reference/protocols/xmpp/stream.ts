import type { Wire } from "../../wire.ts";
import { type StreamCondition, streamError } from "./conditions.ts";
import { type Element, element, xml } from "./element.ts";
import { answerTo, CLOSING, type Expects, faultIn } from "./header.ts";
import { NS } from "./namespaces.ts";
import { StreamReader } from "./reader.ts";

/** How many bytes may wait for a client that does not read, in stanzas of the largest size. */
const BACKLOG = 16;

type State = "silent" | "open" | "closed";

/** One XMPP stream after another on one connection. Where a stream cannot go on it says why, closes, and gives nothing more. */
export class Stream {
  readonly #wire: Wire;
  readonly #reader: StreamReader;
  #state: State = "silent";
  /** What is on its way out: stanzas of other accounts come between our own answers, and never inside one. */
  #sending: Promise<void> = Promise.resolve();
  #waiting = 0;
  #overrun = false;
  #interrupt = () => {};

  constructor(wire: Wire) {
    this.#wire = wire;
    this.#reader = new StreamReader(wire);
  }

  /** Takes the client's header and answers it. @returns the target domain as it was sent */
  async open(expects: Expects): Promise<string | undefined> {
    const arrival = await this.#reader.next();
    if (arrival.kind === "end") return undefined;
    // A header comes before anything else, or a fault does.
    if (arrival.kind !== "header") {
      return this.fail(arrival.kind === "fault" ? arrival.condition : "bad-format");
    }
    this.#state = "open";
    this.#put(answerTo(arrival.header, expects.target));
    const fault = faultIn(arrival, expects);
    return fault ? this.fail(fault) : arrival.header.attrs["to"] ?? expects.target;
  }

  /** The next element at the top. Nothing once the stream is over. @throws what `wire.chunk` throws */
  async next(): Promise<Element | undefined> {
    if (this.#state === "closed" || this.#overrun) return undefined;
    const arrival = await Promise.race([this.#reader.next(), this.#interrupted()]);
    switch (arrival?.kind) {
      case "stanza":
        return arrival.stanza;
      case "fault":
        return this.fail(arrival.condition);
      case "close":
        return this.close();
      default:
        this.#state = "closed";
        return undefined;
    }
  }

  /** Sends elements; waits while the client does not read. */
  say(...elements: readonly Element[]): Promise<void> {
    return this.#put(elements.map((one) => xml(one)).join(""));
  }

  /** Sends what others want said, and does not wait: a client that reads nothing loses its stream, and holds up nobody. */
  pass(text: string): void {
    if (this.#overrun) return;
    void this.#put(text);
    this.#overrun = this.#waiting > BACKLOG * this.#wire.limits.stanza;
    if (this.#overrun) this.#interrupt();
  }

  /** After SASL the stream begins anew on the same connection (RFC 6120, section 6.4.6). */
  restart(): void {
    this.#state = "silent";
    this.#reader.restart();
  }

  /** Goes over to TLS, where the stream begins anew, as if nothing had been said (RFC 6120, section 5.4.3.3). */
  async upgrade(upgrade: NonNullable<Wire["upgrade"]>): Promise<void> {
    await this.#sending;
    await upgrade(xml(element(NS.tls, "proceed")));
    this.#state = "silent";
    this.#reader.restartAfresh();
  }

  /** There is no TLS to have, or it is there: that ends the stream (RFC 6120, section 5.4.2.2). */
  async refuseTls(): Promise<undefined> {
    void this.say(element(NS.tls, "failure"));
    return await this.close();
  }

  /** A stream error is never recovered from (RFC 6120, section 4.9.1.1). */
  async fail(condition: StreamCondition): Promise<undefined> {
    this.begin();
    void this.say(streamError(condition));
    return await this.close();
  }

  /** Opens the server's side where the client has not opened its own: an error needs a stream to stand in (RFC 6120, section 4.9.1.2). */
  begin(): void {
    if (this.#state !== "silent") return;
    this.#state = "open";
    void this.#put(answerTo());
  }

  async close(): Promise<undefined> {
    const sent = this.#put(CLOSING);
    this.#state = "closed";
    await sent;
    return undefined;
  }

  #put(text: string): Promise<void> {
    if (this.#state === "closed") return Promise.resolve();
    const size = text.length;
    this.#waiting += size;
    this.#sending = this.#sending.then(() => this.#wire.send(text)).finally(() => {
      this.#waiting -= size;
    });
    return this.#sending;
  }

  #interrupted(): Promise<undefined> {
    return new Promise((go) => this.#interrupt = () => go(undefined));
  }
}
