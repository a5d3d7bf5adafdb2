import type { FullName } from "../../fixtures/deployment.ts";
import type { Directory } from "../policy/mod.ts";
import type { Entry } from "../store/acl.ts";
import type { Mailbox } from "../store/mail.ts";
import { lettersOf, type Rights } from "../store/rights.ts";
import type { Reach } from "./reach.ts";

/** Rights, and all that they were worked out from. */
interface Known {
  readonly world: Directory;
  /** The access control list, where it was asked for. */
  readonly entries: string | undefined;
  readonly rights: Rights;
}

/**
 * What a session may do with a mailbox at this moment. It is asked for each message several times, and an entry for a Group is routed
 * member by member: so it is worked out anew only once the world or the access control list is another.
 */
export class RightsNow {
  readonly #mailbox: Mailbox;
  readonly #owner: FullName;
  readonly #reach: Reach;
  #known: Known | undefined;

  constructor(mailbox: Mailbox, owner: FullName, reach: Reach) {
    this.#mailbox = mailbox;
    this.#owner = owner;
    this.#reach = reach;
  }

  get(): Rights {
    const { policy, world, viewer } = this.#reach;
    const [mailbox, now, known] = [this.#mailbox, world(), this.#known];
    if (known?.world === now) {
      if (known.entries === undefined) return known.rights;
      if (known.entries === textOf(mailbox.acl.entries())) return known.rights;
    }
    let entries: string | undefined;
    const rights = policy.rightsOf(now, viewer, {
      owner: this.#owner,
      // Looked up only where somebody asks.
      get mailbox() {
        return mailbox.name;
      },
      entries() {
        const held = mailbox.acl.entries();
        entries = textOf(held);
        return held;
      },
    });
    this.#known = { world: now, entries, rights };
    return rights;
  }
}

function textOf(entries: readonly Entry[]): string {
  return entries.map(({ identifier, rights }) => `${identifier} ${lettersOf(rights)}`).join("\n");
}
