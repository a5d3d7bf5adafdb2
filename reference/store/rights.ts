/**
 * The rights of share.rights, in the order in which they are written. Of RFC 4314's rights `k` and `x` are `c` here, `t` and `e`
 * are `d`.
 */
export const RIGHTS = ["l", "r", "s", "w", "i", "p", "d", "c", "a"] as const;

export type Right = typeof RIGHTS[number];
/** @internal */
export type Rights = ReadonlySet<Right>;

export const ALL_RIGHTS: Rights = new Set(RIGHTS);
export const NO_RIGHTS: Rights = new Set();

/** In their order, as the store keeps them. */
export function lettersOf(rights: Rights): string {
  return RIGHTS.filter((right) => rights.has(right)).join("");
}

/** Of stored letters. */
export function rightsIn(letters: string): Rights {
  return new Set(RIGHTS.filter((right) => letters.includes(right)));
}

/** The right that setting and clearing a flag takes (RFC 4314, section 4). */
export function rightToFlag(flag: string): Right {
  return FLAGS[flag.toLowerCase()] ?? "w";
}

const FLAGS: Readonly<Record<string, Right>> = { "\\seen": "s", "\\deleted": "d" };

/** Who has one of these can change a mailbox: without them it is read-only (RFC 4314, section 5.2). */
const CHANGING = ["s", "w", "i", "d"] as const;

export function canChange(rights: Rights): boolean {
  return CHANGING.some((right) => rights.has(right));
}

/** What becomes of a message's flags where these are wanted: the flags that there is no right to stay as they are. */
export function flagsWithin(
  rights: Rights,
  held: readonly string[],
  wanted: readonly string[],
): readonly string[] {
  const mine = (flag: string) => rights.has(rightToFlag(flag));
  if ([...held, ...wanted].every(mine)) return wanted;
  return [...held.filter((flag) => !mine(flag)), ...wanted.filter(mine)];
}
