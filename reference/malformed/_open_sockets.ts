import { Server, Socket } from "node:net";
import { within } from "./_deliver.ts";

const PATIENCE = 20_000;

/**
 * Sees every listening server and every connection that one takes, of this test module alone: descriptors of the process would
 * count those of modules that run beside it.
 */
export class OpenSockets implements Disposable {
  readonly #open = new Set<Server | Socket>();
  readonly #emit = Server.prototype.emit;
  #closed = () => {};

  constructor() {
    const keep = (thing: Server | Socket) => {
      this.#open.add(thing);
      thing.once("close", () => {
        this.#open.delete(thing);
        this.#closed();
      });
    };
    const emit = this.#emit;
    Server.prototype.emit = function (this: Server, event: string, ...rest: unknown[]): boolean {
      if (event === "listening") keep(this);
      if (event === "connection" && rest[0] instanceof Socket) keep(rest[0]);
      return Reflect.apply(emit, this, [event, ...rest]);
    };
  }

  /** Settles once all are closed. @throws {Error} where that takes too long */
  async allClosed(): Promise<void> {
    while (this.#open.size > 0) {
      const closed = new Promise<void>((closed) => this.#closed = closed);
      await within(PATIENCE, closed).catch((cause) => {
        throw new Error(`Cannot see all sockets closed: ${this.#open.size} are open`, { cause });
      });
    }
  }

  [Symbol.dispose](): void {
    Server.prototype.emit = this.#emit;
  }
}
