import type { PASSWORD_SHAPES } from "./blueprint.ts";

type Shape = typeof PASSWORD_SHAPES[number];

/** Passwords of one shape differ only where a careless server does not look: letter case, inner blanks, past 72 bytes. */
const SHAPES: Readonly<Record<Shape, (ordinal: number) => string>> = {
  plain: (ordinal) => `pw-${ordinal}-${(ordinal * 7919 + 104729).toString(36)}`,
  case: (ordinal) =>
    [..."crossword"].map((letter, bit) => (ordinal >> bit) & 1 ? letter.toUpperCase() : letter)
      .join(""),
  blanks: (ordinal) => `open${" ".repeat(1 + ordinal % 3)}sesame ${ordinal}`,
  signs: (ordinal) => `p@ss:%"\\'&<${ordinal}`,
  // bcrypt reads 72 bytes.
  long: (ordinal) => `${"seventy-two bytes ".repeat(4)}${ordinal}`,
};

/**
 * The password of an account.
 * @param ordinal the account's number in its deployment: two accounts never have the same password by themselves
 */
export function passwordOf(shape: Shape, ordinal: number): string {
  return SHAPES[shape](ordinal);
}
