import type { Limits } from "./limits.ts";

/** `turned away`: hears why. `dropped`: so many are being told already that this one is not. */
export type Entry = "admitted" | "turned away" | "dropped";

/** So many may be hearing that there are too many. */
const TOLD_AT_ONCE = 100;

/** Counts the connections at once, in all and of each peer. */
export class Admission {
  readonly #limits: Pick<Limits, "connections" | "connectionsPerPeer">;
  readonly #ofPeer = new Map<string, number>();
  #admitted = 0;
  #told = 0;

  constructor(limits: Pick<Limits, "connections" | "connectionsPerPeer">) {
    this.#limits = limits;
  }

  /** @param gone settles when the connection no longer counts */
  enter(peer: string, gone: Promise<void>): Entry {
    const { connections, connectionsPerPeer } = this.#limits;
    const ofPeer = this.#ofPeer.get(peer) ?? 0;
    if (this.#admitted >= connections || ofPeer >= connectionsPerPeer) {
      if (this.#told >= TOLD_AT_ONCE) return "dropped";
      this.#told++;
      gone.then(() => this.#told--);
      return "turned away";
    }
    this.#admitted++;
    this.#ofPeer.set(peer, ofPeer + 1);
    gone.then(() => this.#leave(peer));
    return "admitted";
  }

  #leave(peer: string): void {
    this.#admitted--;
    const left = (this.#ofPeer.get(peer) ?? 1) - 1;
    if (left === 0) this.#ofPeer.delete(peer);
    else this.#ofPeer.set(peer, left);
  }
}
