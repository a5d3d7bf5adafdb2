/** Longest name in UTF-16 units. IMAP gives no limit; a name must fit a command line several times over. */
const LONGEST = 1000;

/** What no client could name again: wildcards of LIST (RFC 3501, 6.3.8), controls, half a surrogate pair. */
// deno-lint-ignore no-control-regex -- controls are what it looks for
const UNFIT = /[%*\u0000-\u001f\u007f\u2028\u2029]/;

/**
 * The name as the store keeps it: INBOX in any case is `INBOX`, at the top level of a longer name too, so that what
 * is below INBOX has one parent.
 */
export function storedName(name: string): string {
  return name.replace(/^inbox(?=\/|$)/i, "INBOX");
}

/** Whether it is an INBOX, of one's own or of another account's. */
export function isInbox(name: string): boolean {
  return /^(?:~[^/]*\/)?inbox$/i.test(name);
}

/**
 * The stored form of a name to be created, without the `/` that may end it (RFC 3501, 6.3.3). Nothing for an unfit
 * one, nor for one that starts with `~`: this always means another account (share.name).
 */
export function creatableName(name: string): string | undefined {
  const whole = storedName(name.replace(/\/$/, ""));
  const fit = whole.length <= LONGEST && !UNFIT.test(whole) && whole.isWellFormed() &&
    !whole.startsWith("~") && whole.split("/").every((level) => level !== "");
  return fit ? whole : undefined;
}

/** `a/b/c`: `a`, `a/b`. */
export function parentsOf(name: string): string[] {
  const levels = name.split("/");
  return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join("/"));
}
