import type { FullName } from "../../fixtures/deployment.ts";
import type { Mailbox, MessageState } from "../store/mail.ts";
import {
  ALL_RIGHTS,
  canChange,
  flagsWithin,
  NO_RIGHTS,
  type Right,
  RIGHTS,
  type Rights,
} from "../store/rights.ts";
import { GuardedAcl } from "./guarded_acl.ts";
import type { Reach } from "./reach.ts";
import { RightsNow } from "./rights_now.ts";

/** Where a session found a mailbox. */
export interface Place {
  readonly owner: FullName;
  /** What goes before the mailbox's own name: `~joe/`, or nothing. */
  readonly prefix: string;
}

/**
 * A mailbox as a session may use it. Rights are looked at for each thing that is done, so that one that is taken away is gone at once
 * (share.granted). Protocols ask before; where they do not, nothing comes of it.
 */
export class GuardedMailbox implements Mailbox {
  readonly acl: GuardedAcl;
  readonly #inner: Mailbox;
  readonly #rights: RightsNow;
  readonly #place: Place;

  constructor(inner: Mailbox, reach: Reach, place: Place) {
    this.#inner = inner;
    this.#rights = new RightsNow(inner, place.owner, reach);
    this.#place = place;
    this.acl = new GuardedAcl(inner.acl, reach, place.owner);
  }

  get rights(): Rights {
    const rights = this.#rights.get();
    // In one that was deleted there is nothing left to guard.
    return rights.size === RIGHTS.length || this.#inner.exists ? rights : ALL_RIGHTS;
  }

  get name(): string {
    return this.#place.prefix + this.#inner.name;
  }

  get uidValidity(): number {
    return this.#inner.uidValidity;
  }

  get uidNext(): number {
    return this.#inner.uidNext;
  }

  get exists(): boolean {
    return this.#inner.exists;
  }

  messages(): readonly MessageState[] {
    return this.#may("r") ? this.#inner.messages() : [];
  }

  message(uid: number): MessageState | undefined {
    return this.#may("r") ? this.#inner.message(uid) : undefined;
  }

  content(uid: number): Uint8Array | undefined {
    return this.#may("r") ? this.#inner.content(uid) : undefined;
  }

  /** @throws {Error} without the right: there is no uid to give back */
  append(message: Uint8Array, flags: readonly string[] = [], internalDate?: Date): number {
    const { rights } = this;
    if (!rights.has("i")) throw new Error(`Cannot add a message to ${this.name}: no right to`);
    return this.#inner.append(message, flagsWithin(rights, [], flags), internalDate);
  }

  setFlags(uid: number, flags: readonly string[]): void {
    const held = this.#inner.message(uid)?.flags ?? [];
    this.#inner.setFlags(uid, flagsWithin(this.rights, held, flags));
  }

  expunge(uids: readonly number[]): void {
    if (this.#may("d")) this.#inner.expunge(uids);
  }

  copy(uids: readonly number[], to: Mailbox): readonly (readonly [number, number])[] {
    if (!this.#may("r") || !to.rights.has("i")) return [];
    return flagged(this.#inner.copy(uids, unguarded(to)), to);
  }

  move(uids: readonly number[], to: Mailbox): readonly (readonly [number, number])[] {
    if (!this.#may("r") || !this.#may("d") || !to.rights.has("i")) return [];
    return flagged(this.#inner.move(uids, unguarded(to)), to);
  }

  /** Who only reads leaves the mark to the next. */
  claimRecent(): readonly number[] {
    return canChange(this.rights) ? this.#inner.claimRecent() : [];
  }

  watch(changed: () => void): () => void {
    return this.#inner.watch(changed);
  }

  #may(right: Right): boolean {
    return this.rights.has(right);
  }

  static inner(mailbox: Mailbox): Mailbox {
    return mailbox instanceof GuardedMailbox ? mailbox.#inner : mailbox;
  }
}

/** The store's own, which alone can take messages over from another. */
function unguarded(mailbox: Mailbox): Mailbox {
  return GuardedMailbox.inner(mailbox);
}

/** A copy has no flag that there is no right to set where it went (RFC 4314, section 4). */
function flagged<Pairs extends readonly (readonly [number, number])[]>(
  pairs: Pairs,
  to: Mailbox,
): Pairs {
  const target = unguarded(to);
  const { rights } = to;
  if (rights.size === RIGHTS.length) return pairs;
  for (const [, uid] of pairs) {
    const flags = target.message(uid)?.flags ?? [];
    target.setFlags(uid, flagsWithin(rights, [], flags));
  }
  return pairs;
}

/** Of a mailbox that there is not, and that would be at the top of an account's. */
export function rightsAtTop({ policy, world, viewer }: Reach, owner: FullName): Rights {
  const rights = policy.rightsOf(world(), viewer, { owner, mailbox: "", entries: () => [] });
  return rights.size === RIGHTS.length ? rights : NO_RIGHTS;
}
