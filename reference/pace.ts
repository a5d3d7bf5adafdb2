/** Milliseconds that a command works before the other connections have their turn. */
const TURN = 20;

/** Lets the other connections have their turn in the middle of a command with much to do. */
export class Pace {
  #began = performance.now();

  /** Meanwhile other sessions may change anything. @returns whether there was a pause */
  async rest(): Promise<boolean> {
    if (performance.now() - this.#began < TURN) return false;
    // No setImmediate: Deno runs what it is given before it looks at the sockets.
    await new Promise<void>((go) => setTimeout(go, 0));
    this.#began = performance.now();
    return true;
  }
}
