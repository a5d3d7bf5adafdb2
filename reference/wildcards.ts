/**
 * Whether a mailbox name matches a pattern of LIST (RFC 3501, 6.3.8): `*` stands for anything, `%` for anything without `/`. INBOX matches in any
 * letter case.
 */
export function matches(pattern: string, name: string): boolean {
  const fold = name === "INBOX" ? (text: string) => text.toUpperCase() : (text: string) => text;
  return matchedLengths(fold(pattern), name)(name.length);
}

/**
 * How many of a name's first characters a pattern matches by themselves, in letter case as it stands: one look at a name answers for
 * all levels above it too. Takes time by the square of the name's length at most, whatever the pattern: a regular expression would take more
 * than anyone has.
 */
export function matchedLengths(pattern: string, name: string): (length: number) => boolean {
  const signs = shortest(pattern);
  // More letters than the name has fit nowhere; a pattern may come in a literal of many megabytes.
  if (signs.replace(/[*%]/g, "").length > name.length) return () => false;
  // reached[i]: the pattern's part so far matches the first i characters.
  let reached = new Uint8Array(name.length + 1);
  reached[0] = 1;
  for (const sign of signs.split("")) {
    const next = new Uint8Array(name.length + 1);
    for (let i = 0; i <= name.length; i++) {
      if (sign === "*" || sign === "%") {
        const passed = i > 0 && next[i - 1] && (sign === "*" || name[i - 1] !== "/");
        next[i] = reached[i] || passed ? 1 : 0;
      } else next[i] = i > 0 && reached[i - 1] && name[i - 1] === sign ? 1 : 0;
    }
    reached = next;
  }
  return (length) => reached[length] === 1;
}

/** Wildcards side by side are one: `*` where there is one among them. */
function shortest(pattern: string): string {
  return pattern.replace(/[*%]{2,}/g, (wildcards) => wildcards.includes("*") ? "*" : "%");
}
