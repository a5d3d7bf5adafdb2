import { Buffer } from "node:buffer";
import type { KeptSession } from "./session.ts";

interface Kept {
  readonly session: KeptSession;
  readonly bound: string;
  used: number;
}

export interface KeepingLimits {
  /** Sessions at once; one more ends the one that was unused longest. */
  readonly most: number;
  /** Of one account, likewise: whoever knows one password ends no session of others. */
  readonly mostOfAccount: number;
  /** Milliseconds without use after which a session is over. */
  readonly idleTime: number;
  /** The time in milliseconds; absent: the machine's, from its start. */
  now?(): number;
}

/** The sessions of one server that outlive their connections, each under a ticket that nobody can guess. */
export class KeptSessions {
  /** The one unused longest comes first. */
  readonly #kept = new Map<string, Kept>();
  readonly #limits: KeepingLimits;

  constructor(limits: KeepingLimits) {
    this.#limits = limits;
  }

  /** @param bound where alone the ticket is good @returns a new ticket: 128 random bits, as letters, digits, `-` and `_` */
  keep(session: KeptSession, bound: string): string {
    const used = this.#now();
    for (const [ticket, kept] of this.#kept) {
      if (this.#kept.size < this.#limits.most && !this.#isOver(kept, used)) break;
      this.#kept.delete(ticket);
    }
    const own = [...this.#kept].filter(([, kept]) => kept.session.account === session.account);
    const tooMany = Math.max(0, own.length + 1 - this.#limits.mostOfAccount);
    for (const [ticket] of own.slice(0, tooMany)) this.#kept.delete(ticket);
    const ticket = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
    this.#kept.set(ticket, { session, bound, used });
    return ticket;
  }

  /** Counts as a use. Nothing where there is no such session any more, or where it is bound elsewhere. */
  resume(ticket: string, bound: string): KeptSession | undefined {
    const kept = this.#kept.get(ticket);
    if (kept?.bound !== bound) return undefined;
    this.#kept.delete(ticket);
    const now = this.#now();
    if (this.#isOver(kept, now)) return undefined;
    this.#kept.set(ticket, { ...kept, used: now });
    return kept.session;
  }

  forget(ticket: string): void {
    this.#kept.delete(ticket);
  }

  forgetAll(): void {
    this.#kept.clear();
  }

  #isOver({ used }: Kept, now: number): boolean {
    return now - used > this.#limits.idleTime;
  }

  #now(): number {
    return this.#limits.now?.() ?? performance.now();
  }
}
