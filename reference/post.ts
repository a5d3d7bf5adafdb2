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
}

/** The post of one server. It keeps nothing: between an address and its message the world may change. */
export function postOf({ policy, world, mail }: PostOptions): Post {
  return {
    recipients: (address) => policy.recipients(world(), address),
    deliver(account, message) {
      const mailboxes = mail(account);
      mailboxes.create("INBOX");
      mailboxes.open("INBOX")?.append(message);
    },
  };
}
