/**
 * The arguments cannot be read, and this is the answer. Thrown by the grammar alone, caught by the dispatcher alone: a descent through nested
 * arguments with a value at every step would hide the grammar.
 */
export class Rejected extends Error {
  /** @param status BAD where it is no grammar, NO where it is, and yet nothing can come of it */
  constructor(readonly status: "BAD" | "NO", readonly text: string) {
    super(text);
  }
}

/** The arguments are not what the grammar allows. */
export function malformed(what: string): never {
  throw new Rejected("BAD", `Cannot read the arguments: ${what}`);
}
