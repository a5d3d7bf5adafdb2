import { hash } from "../../draw/random.ts";

/** In an order that depends on seed and text alone: equal on every machine, another for each seed. */
export function shuffled<T>(values: readonly T[], seed: number, text: (value: T) => string): T[] {
  const place = (value: T) => hash(`${seed}/${text(value)}`);
  return values.toSorted((a, b) => place(a) - place(b));
}
