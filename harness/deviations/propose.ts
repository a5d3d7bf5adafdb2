import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import { type Fact, isWrong, type ListedWay, tries } from "./fact.ts";

/** An entry to be, whose reason nobody wrote yet. */
export interface Proposal {
  readonly clause: string;
  readonly protocol: readonly Protocol[];
  /** Absent: every form that was tried came out so. */
  readonly form?: readonly string[];
  readonly check?: string;
  readonly way: ListedWay;
  /** Logins like those that came out so came out right, too. */
  readonly sometimes?: true;
  /** One that shows it, with how many there are beside it. */
  readonly example: { readonly id: string; readonly why: string };
  readonly shown: number;
}

/** A fact that is wrong and not listed, with what a person reads of it. */
export interface Found {
  readonly fact: Fact;
  readonly id: string;
  readonly why: string;
}

const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

/** What some facts are of one clause, check and way of failing, over one protocol. */
interface Part {
  readonly clause: string;
  readonly check: string;
  readonly way: ListedWay;
  readonly protocol: Protocol;
  readonly forms: readonly string[] | undefined;
  readonly sometimes: boolean;
  readonly found: readonly Found[];
}

/**
 * The fewest entries that speak of these facts, and of none of a form that came out right throughout: those of one clause, check and
 * way are together, and of them the protocols that fail in the same forms. What came out right, too, shows sometimes.
 * @param all everything that was proven, to see which forms were tried
 */
export function propose(found: readonly Found[], all: readonly Fact[]): Proposal[] {
  const parts = grouped(
    found.map((one) => ({ ...one, sometimes: isRightToo(one.fact, all) })),
    ({ fact: { clause, check, way, protocol }, sometimes }) =>
      JSON.stringify([clause, check, way, protocol, sometimes]),
  ).map((of): Part => {
    const { fact: { clause, check, way = "gives", protocol }, sometimes } = of[0]!;
    return { clause, check, way, protocol, sometimes, found: of, forms: formsOf(of, all) };
  });
  return grouped(
    parts,
    ({ clause, check, way, forms, sometimes }) =>
      JSON.stringify([clause, check, way, forms, sometimes]),
  ).map((of) => {
    const { clause, check, way, forms, sometimes, found: [example] } = of[0]!;
    const protocols = of.map(({ protocol }) => protocol);
    return {
      clause,
      protocol: PROTOCOLS.filter((protocol) => protocols.includes(protocol)),
      ...check !== "decide" && { check },
      ...forms && { form: forms },
      way,
      ...sometimes && { sometimes },
      example: { id: example!.id, why: example!.why },
      shown: of.reduce((sum, { found }) => sum + found.length, 0),
    };
  }).sort((a, b) =>
    compare(a.clause, b.clause) || compare(a.check ?? "", b.check ?? "") ||
    compare(a.way, b.way) || compare(a.protocol.join(), b.protocol.join())
  );
}

const compare = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0;

const grouped = <T>(
  of: readonly T[],
  key: (one: T) => string,
): T[][] => [...Map.groupBy(of, key).values()];

/** Whether a fact of the same clause, check, protocol and form could have failed so, and came out right. */
const isRightToo = ({ clause, check, protocol, form, way = "gives" }: Fact, all: readonly Fact[]) =>
  all.some((fact) =>
    fact.clause === clause && fact.check === check && fact.protocol === protocol &&
    fact.form === form && (fact.verdict === "conforms" || fact.verdict === "open") &&
    tries(fact, way)
  );

/** The forms that came out so; nothing where there are no forms, or all that were tried did. */
function formsOf(found: readonly Found[], all: readonly Fact[]): string[] | undefined {
  const { clause, check, protocol, way = "gives" } = found[0]!.fact;
  if (check !== "decide") return undefined;
  const wrong = sorted(found.flatMap(({ fact: { form } }) => form ?? []));
  const tried = sorted(
    all.flatMap((fact) =>
      fact.check === check && fact.clause === clause && fact.protocol === protocol &&
        fact.form !== undefined && (isWrong(fact) || tries(fact, way))
        ? fact.form
        : []
    ),
  );
  return tried.every((form) => wrong.includes(form)) ? undefined : wrong;
}
