import fc from "fast-check";
import { Lost } from "../sessions/lost.ts";
import type { SequenceFinding } from "./sequence.ts";

/** What became of a statement about drawn values. `example`: the simplest value that was found to break it. */
export type Falsified<T> =
  | { readonly finding: "kept"; readonly runs: number }
  | { readonly finding: "broken"; readonly example: T; readonly why: string }
  | { readonly finding: "unclear"; readonly why: string };

/** So many losses, and no more is tried: each may have taken all its time. */
const ENOUGH = 2;

/** Thrown where a value breaks the statement. */
class Broken extends Error {
  override readonly name = "Broken";
}

/**
 * Looks among values for one that breaks a statement, then whether the simplest does too.
 * @param values all there are, the simplest first
 * @param tried those of them to be tried, in this order
 * @param breaks a sentence: what is wrong with this value; nothing where it is right. What is `Lost` proves nothing, and is not shrunk
 */
export async function falsify<T>(
  values: readonly T[],
  tried: readonly T[],
  breaks: (value: T) => Promise<string | undefined>,
): Promise<Falsified<T>> {
  if (tried.length === 0) return { finding: "unclear", why: "there was nothing to try" };
  let lost: Lost | undefined;
  let losses = 0;
  const property = fc.asyncProperty(fc.constantFrom(...values), async (value) => {
    if (losses >= ENOUGH) return;
    try {
      const why = await breaks(value);
      if (why !== undefined) throw new Broken(why);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      lost ??= error;
      losses++;
    }
  });
  const { failed, counterexample, errorInstance, numRuns } = await fc.check(property, {
    examples: tried.map((value) => [value]),
    numRuns: tried.length,
  });
  if (failed && counterexample) {
    // What is thrown otherwise is our own fault.
    if (!(errorInstance instanceof Broken)) throw errorInstance;
    return { finding: "broken", example: counterexample[0], why: errorInstance.message };
  }
  return lost ? { finding: "unclear", why: lost.message } : { finding: "kept", runs: numRuns };
}

/** It as a finding of a clause; `steps` tells the simplest value that breaks it. */
export function findingOf<T>(
  about: Pick<SequenceFinding, "clause" | "protocol">,
  falsified: Falsified<T>,
  kept: string,
  steps: (example: T) => readonly string[],
): SequenceFinding {
  switch (falsified.finding) {
    case "kept":
      return { ...about, finding: "kept", why: `${kept}, ${falsified.runs} times` };
    case "broken":
      return {
        ...about,
        finding: "broken",
        why: falsified.why,
        steps: steps(falsified.example),
      };
    case "unclear":
      return { ...about, ...falsified };
  }
}
