import fc from "fast-check";

/**
 * A source of random numbers that depends on nothing but a text: a thing drawn under a key of its own stays the same
 * whatever else is drawn, on every machine. The generator is sfc32 (Doty-Humphrey, PractRand), all in 32-bit integers.
 */
export function randomFrom(key: string): fc.Random {
  const state = stateOf(key);
  const random = generator(state[0], state[1], state[2], 1);
  // The first rounds still show how alike two keys are.
  for (let round = 0; round < 12; round++) random.next();
  return new fc.Random(random);
}

/** A number from 0 up to 2^32, from a text (FNV-1a with a final mixing). */
export function hash(text: string): number {
  let hashed = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hashed = Math.imul(hashed ^ text.charCodeAt(at), 0x01000193);
  }
  hashed = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b);
  hashed = Math.imul(hashed ^ (hashed >>> 13), 0xc2b2ae35);
  return (hashed ^ (hashed >>> 16)) >>> 0;
}

interface Generator {
  next(): number;
  /** Without it fast-check takes a copy for the original (4.10). */
  jump(): void;
  clone(): Generator;
  getState(): readonly number[];
}

function generator(a: number, b: number, c: number, counter: number): Generator {
  return {
    next() {
      const drawn = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + drawn) | 0;
      return drawn;
    },
    jump() {
      for (let skipped = 0; skipped < 1024; skipped++) this.next();
    },
    clone: () => generator(a, b, c, counter),
    getState: () => [a, b, c, counter],
  };
}

function stateOf(key: string): readonly [number, number, number] {
  return [hash(key) | 0, hash(`${key}\n1`) | 0, hash(`${key}\n2`) | 0];
}
