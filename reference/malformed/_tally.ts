import type { ServedProtocol, Wire } from "../mod.ts";
import { within } from "./_deliver.ts";

const PATIENCE = 20_000;

/** Counts what a server has open, and how often it has read. */
export class Tally {
  /** Conversations that have not ended. */
  open = 0;
  /** Reads of protocol code that gave it something. */
  reads = 0;
  #ended = () => {};

  counting(protocol: ServedProtocol): ServedProtocol {
    return {
      ...protocol,
      converse: async (wire, door) => {
        this.open++;
        try {
          await protocol.converse(this.#counting(wire), door);
        } finally {
          this.open--;
          this.#ended();
        }
      },
    };
  }

  /** Settles once no more than so many conversations are open. @throws {Error} where that takes too long */
  async downTo(count: number): Promise<void> {
    while (this.open > count) {
      await within(PATIENCE, new Promise<void>((ended) => this.#ended = ended));
    }
  }

  #counting(wire: Wire): Wire {
    const counted = async <T>(read: Promise<T>): Promise<T> => {
      const got = await read;
      if (got !== undefined) this.reads++;
      return got;
    };
    return {
      ...wire,
      line: (limit) => counted(wire.line(limit)),
      bytes: (count) => counted(wire.bytes(count)),
      chunk: () => counted(wire.chunk()),
    };
  }
}
