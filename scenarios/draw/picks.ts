import fc from "fast-check";
import type { Pick } from "../forms/form.ts";

/** What is drawn of a scenario beside its deployment: a number for each thing that is chosen. */
export const PICKS = fc.record({
  subject: fc.nat(0xffff),
  address: fc.nat(0xffff),
  form: fc.tuple(fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xffff)),
  credential: fc.nat(0xffff),
  target: fc.nat(0xffff),
  mechanism: fc.nat(0xffff),
  host: fc.nat(0xffff),
  before: fc.nat(0xffff),
  hint: fc.nat(0xffff),
});

export type Picks = typeof PICKS extends fc.Arbitrary<infer T> ? T : never;

/** Picks with drawn numbers, one for each time it is asked, from the first again when they are used up. */
export function picker(...numbers: readonly number[]): Pick {
  let asked = 0;
  return (from) => from[(numbers[asked++ % numbers.length] ?? 0) % from.length];
}
