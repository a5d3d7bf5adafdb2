import type { FullName } from "../fixtures/deployment.ts";
import type { Directory, Policy } from "./policy/mod.ts";
import type { Post } from "./session.ts";
import type { Mail } from "./store/mail.ts";

export interface PostOptions {
  readonly policy: Policy;
  /** The world at this moment, asked anew for every address (access.reconfigured). */
  world(): Directory;
  /** An account's mailboxes. Called for accounts of the world only. */
  mail(account: FullName): Mail;
  /** All of `work` or, where it throws, nothing of it. */
  together(work: () => void): void;
  /** Gets what kept a message from being stored. */
  onFault(error: unknown): void;
}

/** The post of one server. It keeps nothing: between an address and its message the world may change. */
export function postOf({ policy, world, mail, together, onFault }: PostOptions): Post {
  return {
    recipients: (address) => policy.recipients(world(), address),
    deliver(accounts, message) {
      try {
        // Opened first: an account's store is made where it was not there yet, and that is to stay.
        const stores = accounts.map(mail);
        together(() => stores.forEach((mailboxes) => put(mailboxes, message)));
        return true;
      } catch (error) {
        onFault(error);
        return false;
      }
    },
  };
}

function put(mailboxes: Mail, message: Uint8Array): void {
  mailboxes.create("INBOX");
  mailboxes.open("INBOX")?.append(message);
}
