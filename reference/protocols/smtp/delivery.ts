import type { FullName } from "../../../fixtures/deployment.ts";
import type { Post, Recipients } from "../../session.ts";
import type { Path } from "./path.ts";
import { REFUSED } from "./transaction.ts";

const DELIVERED = "250 2.0.0 Delivered";
const NOT_KEPT = "451 4.3.0 The message cannot be kept now";
const CHANGED = "451 4.3.0 A recipient is not here any more: name them again";

// Where the addresses lead is asked anew: between RCPT and the message's end the world may change, and a message is not put where
// nobody can open it (access.reconfigured). Each account gets one copy, however many of the addresses lead to it.

/** One answer for all, and so for all or none: what is sent again after 451 nobody has twice. */
export function deliverTogether(post: Post, to: readonly Path[], message: Uint8Array): string {
  const leads = to.map(({ address }) => post.recipients(address));
  const refused = leads.filter((each) => each.kind === "refused");
  if (refused.length < leads.length && refused.length > 0) return CHANGED;
  if (refused[0]) return REFUSED[refused[0].because];
  return post.deliver([...new Set(leads.flatMap(accountsOf))], message) ? DELIVERED : NOT_KEPT;
}

/** An answer for each (RFC 2033, section 4.2). */
export function deliverEach(
  post: Post,
  to: readonly Path[],
  message: Uint8Array,
): readonly string[] {
  const reached = new Set<FullName>();
  return to.map(({ address }) => {
    const leads = post.recipients(address);
    if (leads.kind === "refused") return REFUSED[leads.because];
    const missing = leads.accounts.filter((account) => !reached.has(account));
    if (missing.length > 0 && !post.deliver(missing, message)) return NOT_KEPT;
    missing.forEach((account) => reached.add(account));
    return DELIVERED;
  });
}

const accountsOf = (leads: Recipients) => leads.kind === "here" ? leads.accounts : [];
