import fc from "fast-check";

/** Makes an input another one. */
export type Mutation = (input: string) => string;

/** What no protocol expects where it comes. */
export const MORSELS: readonly string[] = [
  "\0",
  "\r",
  "\n",
  "\r\n",
  "\r\r\n",
  "\t",
  " ",
  "\x1b[2J",
  "\x7f",
  // 8-bit: no UTF-8, the beginning of a character, half a surrogate pair, a byte order mark, more than there is
  "\xff",
  "\xe2\x82",
  "\xed\xa0\x80",
  "\xef\xbb\xbf",
  "\xf7\xbf\xbf\xbf",
  "\xc0\x80",
  '"',
  "\\",
  "'",
  "%",
  "@",
  "*",
  "=",
  "..",
  "/",
  "-1",
  "0",
  "4294967296",
  "99999999999999999999999",
  "1e9",
  "NaN",
  "__proto__",
  "constructor",
  "toString",
];

/** Longer than a line may be here (`_siege.ts`). */
const LONG = 1_500;
const MOST_REPEATED = 30;

interface Drawn {
  readonly at: number;
  readonly length: number;
  readonly byte: number;
  readonly morsel: string;
}

/** The ways to spoil an input. `at` is in it, or its end. */
const WAYS: readonly ((input: string, drawn: Drawn) => string)[] = [
  // a byte flipped
  (input, { at, byte }) =>
    put(input, at, 1, String.fromCharCode((input.charCodeAt(at) || 0) ^ byte)),
  // cut off
  (input, { at }) => input.slice(0, at),
  // a part missing
  (input, { at, length }) => put(input, at, length, ""),
  // a part repeated
  (input, { at, length, byte }) =>
    put(input, at, 0, input.slice(at, at + length).repeat(byte % MOST_REPEATED)),
  // a morsel in it
  (input, { at, morsel }) => put(input, at, 0, morsel),
  // a part replaced
  (input, { at, length, morsel }) => put(input, at, length, morsel),
  // many morsels: nesting without end
  (input, { at, morsel, byte }) => put(input, at, 0, morsel.repeat(byte % MOST_REPEATED)),
];

/** One character a great many times: rare, for it mostly ends the conversation. */
const stretched = (input: string, { at }: Drawn) =>
  put(input, at, 0, (input[at] ?? "x").repeat(LONG));

/** One way to spoil an input, at one place. */
export function mutation(morsels: readonly string[]): fc.Arbitrary<Mutation> {
  return fc.record({
    way: fc.oneof(
      { weight: 400, arbitrary: fc.constantFrom(...WAYS) },
      { weight: 1, arbitrary: fc.constant(stretched) },
    ),
    at: fc.nat(9_999),
    length: fc.integer({ min: 1, max: 12 }),
    byte: fc.integer({ min: 1, max: 255 }),
    morsel: fc.constantFrom(...morsels),
  }).map(({ way, at, ...rest }) => (input) => way(input, { ...rest, at: at % (input.length + 1) }));
}

function put(input: string, at: number, length: number, instead: string): string {
  return input.slice(0, at) + instead + input.slice(at + length);
}
