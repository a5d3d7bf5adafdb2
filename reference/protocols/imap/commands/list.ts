import type { Mail } from "../../../store/mail.ts";
import { ok } from "../answer.ts";
import type { Commands } from "../command.ts";
import { mailboxName } from "../format.ts";
import { mailbox, mailboxPattern } from "../grammar/mailbox.ts";
import type { Authenticated, Selected } from "../state.ts";
import { matchedLengths, matches } from "../../../wildcards.ts";

/** LIST and LSUB (RFC 3501, 6.3.8 and 6.3.9). The reference goes before the pattern as it is. */
export const LISTS: Commands<Authenticated | Selected> = {
  LIST: (cursor) => {
    cursor.expect(" ");
    const reference = mailbox(cursor);
    cursor.expect(" ");
    const pattern = mailboxPattern(cursor);
    return ({ output }, { session }) => {
      if (pattern === "") output.line('* LIST (\\Noselect) "/" ""');
      else {
        for (const line of found(session.mail, reference + pattern)) output.line(`* LIST ${line}`);
      }
      return ok("LIST done");
    };
  },
  LSUB: (cursor) => {
    cursor.expect(" ");
    const reference = mailbox(cursor);
    cursor.expect(" ");
    const pattern = reference + mailboxPattern(cursor);
    return ({ output }, { session }) => {
      const names = session.mail.subscriptions();
      // Only `%` can hide what is below a name (6.3.9): `*` shows the subscribed names themselves.
      const parents = pattern.includes("%") && !pattern.includes("*");
      for (const line of listed(names, pattern, parents)) output.line(`* LSUB ${line}`);
      return ok("LSUB done");
    };
  },
};

/** A pattern that begins with `~` is for other accounts' mailboxes, and no other is. Of these nothing shows but what may be looked up. */
function found(mail: Mail, pattern: string): string[] {
  if (!pattern.startsWith("~")) return listed(mail.list().map(({ name }) => name), pattern, true);
  const parents = pattern.includes("%") && !pattern.includes("*");
  const account = /^~([^/%*]*)\//.exec(pattern)?.[1];
  if (account === undefined) return listed(mail.shared(), pattern, parents);
  // An INBOX is one in any letter case for others too.
  const inbox = pattern.replace(/(?<=^~[^/]*\/)inbox(?=\/|$)/i, "INBOX");
  return listed(mail.shared(account), inbox, parents);
}

/** The names that match, in order; with `parents` also those that only are above some, which cannot be selected. */
function listed(names: readonly string[], pattern: string, parents: boolean): string[] {
  const found = new Map<string, string>();
  for (const above of parents ? names.flatMap((name) => matchedAbove(pattern, name)) : []) {
    found.set(above, "(\\Noselect)");
  }
  for (const name of names) if (matches(pattern, name)) found.set(name, "()");
  return [...found.keys()].sort().map((name) => `${found.get(name)} "/" ${mailboxName(name)}`);
}

/** `a/b/c`: `a`, `a/b`, as far as they match. A name may have 500 levels, so they are not looked at one by one. */
function matchedAbove(pattern: string, name: string): string[] {
  const matched = matchedLengths(pattern, name);
  return [...name.matchAll(/\//g)].filter(({ index }) => {
    const inbox = index === 5 && name.startsWith("INBOX/");
    return inbox ? matches(pattern, "INBOX") : matched(index);
  }).map(({ index }) => name.slice(0, index));
}
