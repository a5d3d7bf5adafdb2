import type fc from "fast-check";
import { randomFrom } from "./random.ts";

/** A drawn value that knows simpler ones, the simplest first. Lazy: nothing is made before it is asked for. */
export interface Drawn<T> {
  readonly value: T;
  shrinks(): Iterable<Drawn<T>>;
}

/**
 * Draws one value. fast-check's own runner cannot drive this: whether a login fails is found out later, elsewhere, over a
 * socket; so its arbitraries are used without it.
 * @param key the same key and arbitrary give the same value
 * @param simpler shrinks what was drawn, where that may become simpler than what may be drawn; must be able to do so
 * without context (`canShrinkWithoutContext`)
 */
export function draw<T>(arbitrary: fc.Arbitrary<T>, key: string, simpler = arbitrary): Drawn<T> {
  const { value } = arbitrary.generate(randomFrom(key), undefined);
  return drawn(simpler, value, undefined);
}

function drawn<T>(arbitrary: fc.Arbitrary<T>, value: T, context: unknown): Drawn<T> {
  return {
    value,
    *shrinks() {
      for (const simpler of arbitrary.shrink(value, context)) {
        yield drawn(arbitrary, simpler.value, simpler.context);
      }
    },
  };
}

/** Two drawn values as one: the first is made simpler before the second. */
export function both<A, B>(a: Drawn<A>, b: Drawn<B>): Drawn<readonly [A, B]> {
  return {
    value: [a.value, b.value],
    *shrinks() {
      for (const simpler of a.shrinks()) yield both(simpler, b);
      for (const simpler of b.shrinks()) yield both(a, simpler);
    },
  };
}
