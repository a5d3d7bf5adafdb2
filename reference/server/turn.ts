import { setImmediate } from "node:timers";

/** Lines that a connection may have read, or answers that it may send, before the others have their turn. */
const SHARE = 32;

/**
 * How much one connection does at a time. What was pipelined is read and answered without any waiting, and as long as the kernel has
 * room for the answers nothing else would stop it, though the client reads none.
 */
export class Turn {
  #left = SHARE;

  /** To be awaited: settles in the connection's next turn where this one is used up. @returns nothing while it is not */
  spend(cost = 1): Promise<void> | undefined {
    this.#left -= cost;
    if (this.#left > 0) return undefined;
    this.renew();
    return nextInLine();
  }

  /** The connection waited for its peer: the others had their turn. */
  renew(): void {
    this.#left = SHARE;
  }
}

/** Of all connections of the process, since its event loop is one. */
const line: (() => void)[] = [];

/** One connection a turn of the event loop: were it all of them, a newcomer would wait the longer the more there are. */
function nextInLine(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (line.push(resolve) === 1) setImmediate(letOn);
  return promise;
}

function letOn(): void {
  line.shift()?.();
  if (line.length > 0) setImmediate(letOn);
}
