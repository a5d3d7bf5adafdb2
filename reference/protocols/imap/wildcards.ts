/**
 * Whether a mailbox name matches a pattern of LIST (RFC 3501, 6.3.8): `*` stands for anything, `%` for anything without `/`. INBOX matches in any
 * letter case. Takes time by the product of the lengths, whatever the pattern: a regular expression would take more than anyone has.
 */
export function matches(pattern: string, name: string): boolean {
  const fold = name === "INBOX" ? (text: string) => text.toUpperCase() : (text: string) => text;
  // reached[i]: the pattern's part so far matches the first i characters.
  let reached = new Array<boolean>(name.length + 1).fill(false);
  reached[0] = true;
  for (const sign of fold(pattern).split("")) {
    const next = new Array<boolean>(name.length + 1).fill(false);
    for (let i = 0; i <= name.length; i++) {
      if (sign === "*" || sign === "%") {
        const passed = i > 0 && next[i - 1] && (sign === "*" || name[i - 1] !== "/");
        next[i] = Boolean(reached[i] || passed);
      } else next[i] = i > 0 && Boolean(reached[i - 1]) && name[i - 1] === sign;
    }
    reached = next;
  }
  return reached[name.length]!;
}
