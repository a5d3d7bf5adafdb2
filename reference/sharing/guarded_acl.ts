import type { FullName } from "../../fixtures/deployment.ts";
import type { Acl, Changed, Entry } from "../store/acl.ts";
import { ALL_RIGHTS, NO_RIGHTS, type Rights } from "../store/rights.ts";
import type { Reach } from "./reach.ts";

/** The access control list of an account's mailbox, its identifiers understood. The owner is in it, always, and with all rights. */
export class GuardedAcl implements Acl {
  readonly #inner: Acl;
  readonly #reach: Reach;
  readonly #owner: FullName;

  constructor(inner: Acl, reach: Reach, owner: FullName) {
    this.#inner = inner;
    this.#reach = reach;
    this.#owner = owner;
  }

  entries(): readonly Entry[] {
    const others = this.#inner.entries().filter(({ identifier }) =>
      !this.#same(identifier, this.#owner)
    );
    return [{ identifier: this.#owner, rights: ALL_RIGHTS }, ...others];
  }

  always(identifier: string): Rights {
    return this.#same(identifier, this.#owner) ? ALL_RIGHTS : NO_RIGHTS;
  }

  /** One entry for all spellings of an identifier, under the one that was used last. */
  change(identifier: string, to: (held: Rights) => Rights): Changed {
    const { policy } = this.#reach;
    if (!policy.readIdentifier(this.#owner, identifier)) return "unfit";
    const old = this.#inner.entries().find((entry) => this.#same(entry.identifier, identifier));
    return this.#inner.change(identifier, to, old?.identifier);
  }

  #same(one: string, other: string): boolean {
    return this.#reach.policy.sameIdentifier(this.#owner, one, other);
  }
}
