/** The rights that there are (share.rights), in the order in which they are told. */
export const RIGHTS = ["l", "r", "s", "w", "i", "p", "c", "d", "a"] as const;
export type Right = typeof RIGHTS[number];
export type Rights = ReadonlySet<Right>;

export const ALL_RIGHTS: Rights = new Set(RIGHTS);
export const NO_RIGHTS: Rights = new Set();

/** RFC 4314's finer letters: `k` and `x` are `c` (its section 2.1.1), `t` and `e` are `d` (share.rights). */
const COARSER: Readonly<Record<string, Right>> = { k: "c", x: "c", t: "d", e: "d" };

/** What letters stand for; nothing where one of them is no right. */
export function rightsIn(letters: string): Rights | undefined {
  const rights = Array.from(
    letters,
    (letter) => COARSER[letter] ?? RIGHTS.find((one) => one === letter),
  );
  return rights.includes(undefined)
    ? undefined
    : new Set(rights.filter((one) => one !== undefined));
}

/** In one order, each once. */
export const lettersOf = (rights: Rights): string =>
  RIGHTS.filter((right) => rights.has(right)).join("");
