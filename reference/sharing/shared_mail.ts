import { accountsOf, type FullName } from "../../fixtures/deployment.ts";
import type { Mail, Mailbox, MailboxState } from "../store/mail.ts";
import { isInbox, parentsOf, storedName } from "../store/mailbox_name.ts";
import type { Right } from "../store/rights.ts";
import { GuardedMailbox, type Place, rightsAtTop } from "./guarded_mailbox.ts";
import { type Reach, sameAccount } from "./reach.ts";

interface Found extends Place {
  readonly mail: Mail;
  /** The mailbox's name in its own account. */
  readonly name: string;
}

/**
 * All mailboxes that a session can name: its own account's, and as `~account/mailbox` and `~account@domain/mailbox` those of others, as
 * far as it was given rights (share.name, share.granted).
 */
export class SharedMail implements Mail {
  readonly #own: Mail;
  readonly #reach: Reach;

  /** The own account is the one that was opened, whatever the world makes of its name later (access.reconfigured). */
  constructor(reach: Reach) {
    this.#own = reach.stored(reach.viewer.account).mail;
    this.#reach = reach;
  }

  list(): readonly MailboxState[] {
    return this.#own.list();
  }

  shared(account?: string): readonly string[] {
    const all = account === undefined ? this.#others() : [account];
    return all.flatMap((spelled) => {
      const names = this.#at(`~${spelled}/`)?.mail.list().map(({ name }) => `~${spelled}/${name}`);
      return names?.filter((name) => this.open(name)) ?? [];
    });
  }

  open(name: string): Mailbox | undefined {
    const at = this.#at(name);
    const inner = at?.mail.open(at.name);
    if (!at || !inner) return undefined;
    const mailbox = new GuardedMailbox(inner, this.#reach, at);
    return mailbox.rights.has("l") ? mailbox : undefined;
  }

  mayCreate(name: string): boolean {
    const at = this.#at(name);
    if (!at) return false;
    const above = parentsOf(storedName(at.name)).toReversed().find((one) => at.mail.open(one));
    if (above === undefined) return rightsAtTop(this.#reach, at.owner).has("c");
    return this.#may("c", at.prefix + above);
  }

  create(name: string): boolean {
    const at = this.#at(name);
    return at !== undefined && this.mayCreate(name) && at.mail.create(at.name);
  }

  remove(name: string): boolean {
    const at = this.#at(name);
    return at !== undefined && this.#may("c", name) && at.mail.remove(at.name);
  }

  /** Within one account: a mailbox never changes its owner. */
  rename(from: string, to: string): boolean {
    const [source, target] = [this.#at(from), this.#at(to)];
    if (!source || !target || !sameAccount(source.owner, target.owner)) return false;
    if (isInbox(from) && !(this.#may("r", from) && this.#may("d", from))) return false;
    return this.#may("c", from) && this.mayCreate(to) &&
      source.mail.rename(source.name, target.name);
  }

  subscriptions(): readonly string[] {
    return this.#own.subscriptions();
  }

  subscribe(name: string, on: boolean): void {
    this.#own.subscribe(name, on);
  }

  #may(right: Right, name: string): boolean {
    return this.open(name)?.rights.has(right) ?? false;
  }

  /** Nothing where the account is none of this server's, and for an account without a mailbox. */
  #at(name: string): Found | undefined {
    const { policy, world, viewer, stored } = this.#reach;
    if (!name.startsWith("~")) {
      return { owner: viewer.account, prefix: "", mail: this.#own, name };
    }
    const slash = name.indexOf("/");
    const owner = slash < 0 ? undefined : policy.sharedName(world(), viewer, name.slice(1, slash));
    if (owner === undefined) return undefined;
    const prefix = name.slice(0, slash + 1);
    const mail = sameAccount(owner, viewer.account) ? this.#own : stored(owner).mail;
    return { owner, prefix, mail, name: name.slice(slash + 1) };
  }

  /** Every other account, as short as it can be named. */
  #others(): string[] {
    const { world, viewer } = this.#reach;
    const accounts = accountsOf(world().deployment).map(({ fullName }) => fullName);
    const own = domainPart(viewer.account);
    return accounts.filter((name) => name !== viewer.account).map((name) =>
      domainPart(name) === own ? name.slice(0, -own.length) : name
    );
  }
}

/** `@client1.com` */
function domainPart(account: FullName): string {
  return account.slice(account.lastIndexOf("@"));
}
