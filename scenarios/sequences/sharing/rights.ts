/** The letters of share.rights, in the order in which they are told. */
export const RIGHTS = ["l", "r", "s", "w", "i", "p", "c", "d", "a"] as const;

/** What can be given by itself (RFC 4314, section 2.1). */
const EACH = ["l", "r", "s", "w", "i", "p", "k", "x", "t", "e", "a"] as const;
export type Right = typeof EACH[number];

/**
 * What is had at least, and at most. They differ where one of the finer letters was given alone: `d` covers `t` and `e`
 * (share.rights), and whether whoever has `t` has `e` too, no clause says. `k` and `x` of `c` likewise.
 */
export interface Rights {
  readonly least: ReadonlySet<Right>;
  readonly most: ReadonlySet<Right>;
}

const exactly = (rights: Iterable<Right>): Rights => ({
  least: new Set(rights),
  most: new Set(rights),
});
export const ALL_RIGHTS = exactly(EACH);
export const NO_RIGHTS = exactly([]);
/** What an administrator has of the accounts that it administers. */
export const ADMINISTRATION = exactly(["l", "a"]);

const COVERS: Readonly<Record<string, readonly Right[]>> = { c: ["k", "x"], d: ["t", "e"] };

/** What a letter stands for; nothing where it is no right that we know. */
function meantBy(letter: string): Rights | undefined {
  const covered = COVERS[letter];
  if (covered) return exactly(covered);
  const right = EACH.find((one) => one === letter);
  if (right === undefined) return undefined;
  const tied = Object.values(COVERS).find((some) => some.includes(right)) ?? [right];
  return { least: new Set([right]), most: new Set(tied) };
}

/** What is given by letters that are sent; nothing where one of them is no right. */
export function rightsIn(letters: string): Rights | undefined {
  const each = Array.from(letters, meantBy);
  return each.includes(undefined) ? undefined : union(each.filter((one) => one !== undefined));
}

/** What a server told. It may have letters of its own: digits are a site's (RFC 4314, section 2), `n` is RFC 5257's. */
export const toldRights = (letters: string): string =>
  lettersIn(union(Array.from(letters, meantBy).filter((one) => one !== undefined)).least);

/** In one order, each once. Nothing where it is open what they are. */
export const lettersOf = ({ least, most }: Rights): string | undefined =>
  least.size === most.size ? lettersIn(least) : undefined;

/** The letters of share.rights; a finer one where what covers it is not there as a whole. */
function lettersIn(rights: ReadonlySet<Right>): string {
  return RIGHTS.flatMap((letter): readonly string[] => {
    const covered = COVERS[letter];
    if (!covered) return EACH.some((one) => one === letter && rights.has(one)) ? [letter] : [];
    const had = covered.filter((one) => rights.has(one));
    return had.length === covered.length ? [letter] : had;
  }).join("");
}

/** All that any of them gives. */
export const union = (some: readonly Rights[]): Rights => ({
  least: new Set(some.flatMap(({ least }) => [...least])),
  most: new Set(some.flatMap(({ most }) => [...most])),
});

/** What is left. To take `t` takes `e` too or does not. */
export const without = (before: Rights, taken: Rights): Rights => ({
  least: before.least.difference(taken.most),
  most: before.most.difference(taken.least),
});

/** Whether there is nothing, for certain. */
export const isNone = ({ most }: Rights): boolean => most.size === 0;

/**
 * Whether all that is needed is there. `open`: no clause says. So where a finer right may be there; and where `l` is not, the
 * mailbox does not exist for one reading and may be used for the other.
 */
export function mayDo({ least, most }: Rights, ...needed: readonly Right[]): "yes" | "no" | "open" {
  if (!needed.every((right) => most.has(right))) return "no";
  return ["l" as const, ...needed].every((right) => least.has(right)) ? "yes" : "open";
}
