import { textOf } from "../../sasl/text.ts";
import { type Element, elementsIn, UNIVERSAL } from "./ber.ts";
import type { Entry } from "./entry.ts";

/** RFC 4511, section 4.5.1.7: true, false, or undefined where it cannot be told. */
export type Answer = boolean | undefined;

/** An entry as filters see it: names in small letters to folded values. Made once, for a message has room for 100,000 filters. */
export type Values = ReadonlyMap<string, readonly string[]>;

/** What a filter says of an entry. */
export type Filter = (entry: Values) => Answer;

export const valuesOf = ({ user, operational }: Entry): Values =>
  new Map(
    [...user, ...operational].map(({ name, values }) => [name.toLowerCase(), values.map(folded)]),
  );

/** How a filter is read, by its tag: nothing where it is malformed. @param depth how many may yet stand inside it */
type Reads = (content: Uint8Array, depth: number) => Filter | undefined;

/** The filter that an element is; nothing where it is none, or filters stand too deep inside each other. */
export function filterIn({ tag, content }: Element, depth: number): Filter | undefined {
  if (depth <= 0) return undefined;
  const reads = READS[tag];
  return reads ? reads(content, depth - 1) : cannotTell;
}

const cannotTell: Filter = () => undefined;
const malformed = undefined;

const READS: Readonly<Partial<Record<number, Reads>>> = {
  // RFC 4526: of none, all are true and any is false.
  0xa0: several((answers) => answers.includes(false) ? false : whole(answers, true)),
  0xa1: several((answers) => answers.includes(true) ? true : whole(answers, false)),
  0xa2(content, depth) {
    const [inner, ...more] = elementsIn(content) ?? [];
    const filter = inner && more.length === 0 ? filterIn(inner, depth) : malformed;
    return filter && ((entry) => {
      const answer = filter(entry);
      return answer === undefined ? undefined : !answer;
    });
  },
  0xa3: equality,
  0xa4: substrings,
  // No attribute here has an order.
  0xa5: ordering,
  0xa6: ordering,
  0x87(content) {
    const name = textOf(content);
    return name === undefined ? malformed : (entry) => entry.has(name.toLowerCase());
  },
  // Approximately is exactly, where there is no other rule (section 4.5.1.7.6).
  0xa8: equality,
  // No matching rule is known by name.
  0xa9: (content) => elementsIn(content) ? cannotTell : malformed,
};

function several(judge: (answers: readonly Answer[]) => Answer): Reads {
  return (content, depth) => {
    const filters = elementsIn(content)?.map((inner) => filterIn(inner, depth));
    if (!filters || filters.includes(malformed)) return malformed;
    return (entry) => judge(filters.map((filter) => filter?.(entry)));
  };
}

const whole = (answers: readonly Answer[], answer: boolean): Answer =>
  answers.includes(undefined) ? undefined : answer;

function equality(content: Uint8Array): Filter | undefined {
  const said = assertionIn(content);
  if (!said) return malformed;
  const [name, value] = [said.name.toLowerCase(), folded(said.value.trim())];
  return (entry) => entry.get(name)?.includes(value);
}

function ordering(content: Uint8Array): Filter | undefined {
  return assertionIn(content) && cannotTell;
}

/** AttributeValueAssertion (section 4.1.6). */
function assertionIn(content: Uint8Array): { name: string; value: string } | undefined {
  const [name, value, ...more] = elementsIn(content) ?? [];
  const texts = [name, value].map((each) => each && textOf(each.content));
  if (name?.tag !== UNIVERSAL.octets || value?.tag !== UNIVERSAL.octets) return undefined;
  if (more.length > 0 || texts[0] === undefined) return undefined;
  // A value that is no text equals none.
  return { name: texts[0], value: texts[1] ?? "\0" };
}

const INITIAL = 0x80;
const ANY = 0x81;
const FINAL = 0x82;

/** Section 4.5.1.7.2: the beginning, parts in their order, the end. */
function substrings(content: Uint8Array): Filter | undefined {
  const [type, list, ...more] = elementsIn(content) ?? [];
  const parts = list?.tag === UNIVERSAL.sequence ? elementsIn(list.content) : undefined;
  const name = type?.tag === UNIVERSAL.octets ? textOf(type.content) : undefined;
  if (name === undefined || !parts || parts.length === 0 || more.length > 0) return malformed;
  const rightly = parts.every(({ tag }, at) =>
    tag === ANY || (tag === INITIAL && at === 0) || (tag === FINAL && at === parts.length - 1)
  );
  if (!rightly) return malformed;
  const pieces = parts.map(({ tag, content }) => ({ tag, text: folded(textOf(content) ?? "\0") }));
  return (entry) =>
    entry.get(name.toLowerCase())?.some((value) => {
      let from = 0;
      return pieces.every(({ tag, text }) => {
        const at = tag === FINAL ? value.length - text.length : value.indexOf(text, from);
        const fits = at >= from && (tag !== INITIAL || at === 0) && value.startsWith(text, at);
        from = at + text.length;
        return fits;
      });
    });
}

/** caseIgnoreMatch (RFC 4518): letter case and the number of blanks do not matter. */
function folded(text: string): string {
  return text.toLowerCase().split(/\s+/).join(" ");
}
