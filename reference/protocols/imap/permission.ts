import type { Mail, Mailbox } from "../../store/mail.ts";
import type { Right } from "../../store/rights.ts";
import { type Answer, no } from "./answer.ts";
import type { Read } from "./command.ts";
import type { Selected } from "./state.ts";

export const NO_PERMISSION: Answer = no("[NOPERM] There is no right to that");
export const NO_SUCH: Answer = no("[NONEXISTENT] No such mailbox");

/**
 * The answer to who may not (RFC 4314, section 4); nothing where all rights are there. One that may not be looked up is as one that there
 * is not.
 */
export function denial(
  mailbox: Mailbox | undefined,
  ...rights: readonly Right[]
): Answer | undefined {
  if (!mailbox) return NO_SUCH;
  return rights.every((right) => mailbox.rights.has(right)) ? undefined : NO_PERMISSION;
}

/** Whether uids of it may be told: who may not select it is not told any (RFC 4315, section 3). */
export const maySelect = (mailbox: Mailbox): boolean => denial(mailbox, "r") === undefined;

/** Whether messages may be put in. A client that may create the mailbox is told to try (RFC 3501, 6.3.11). */
export function targetDenial(
  mail: Mail,
  name: string,
  target: Mailbox | undefined,
): Answer | undefined {
  if (!target && mail.mayCreate(name)) return no("[TRYCREATE] No such mailbox");
  return denial(target, "i");
}

/** A command on the selected mailbox that takes rights each time anew: what SELECT allowed may be over (share.granted). */
export function taking(rights: readonly Right[], read: Read<Selected>): Read<Selected> {
  return (cursor) => {
    const run = read(cursor);
    return (talk, state) => denial(state.view.mailbox, ...rights) ?? run(talk, state);
  };
}
