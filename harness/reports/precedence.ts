import type { FullName } from "../../fixtures/deployment.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import type { HintName, Scenario } from "../../scenarios/scenario.ts";
import type { Observation } from "../observation.ts";
import type { Entry } from "../run/entry.ts";

/**
 * Two hints that named different Domains, and which of them counted.
 * @internal
 */
export interface Precedence {
  readonly protocol: Protocol;
  readonly first: HintName;
  readonly second: HintName;
  /** `neither`: both accounts' passwords were refused. `mixed`: now one, now the other. `unclear`: not every login told. */
  readonly counts: HintName | "neither" | "another" | "mixed" | "unclear";
}

type Told = NonNullable<Scenario["conflict"]>;

/**
 * What was seen of the lattice of hints: a row for each pair that a protocol has, in the order of the protocols, and then of the plan:
 * in which order the logins came in depends on the threads.
 * @param scenarios in the order of the plan
 */
export function precedenceOf(
  entries: readonly Entry[],
  scenarios: ReadonlyMap<string, Scenario>,
): Precedence[] {
  const seen = new Map(
    entries.flatMap((entry) =>
      entry.type === "login" && entry.role === "scenario"
        ? [[entry.id, entry.observation] as const]
        : []
    ),
  );
  const told = [...scenarios].flatMap(([id, { conflict, attempt: { protocol } }]) => {
    const observation = seen.get(id);
    return conflict && observation ? [{ protocol, conflict, observation }] : [];
  });
  const pairs = Map.groupBy(
    told,
    ({ protocol, conflict: { first, second } }) =>
      JSON.stringify([protocol, first.hint, second.hint]),
  );
  return [...pairs.values()].flatMap((of): Precedence[] => {
    const [one] = of;
    if (!one) return [];
    const { first, second } = one.conflict;
    const counting = new Set(of.map(({ conflict, observation }) => winner(conflict, observation)));
    return [{
      protocol: one.protocol,
      first: first.hint,
      second: second.hint,
      counts: summed(counting),
    }];
  }).sort((a, b) => PROTOCOLS.indexOf(a.protocol) - PROTOCOLS.indexOf(b.protocol));
}

type Winner = Precedence["counts"];

function winner({ first, second }: Told, observation: Observation): Winner {
  if (observation.kind === "refused") return "neither";
  if (observation.kind !== "opened") return "unclear";
  const by: Readonly<Record<FullName, HintName>> = {
    [first.account]: first.hint,
    [second.account]: second.hint,
  };
  return by[observation.account] ?? "another";
}

/** One of two passwords must be wrong: a refusal tells nothing where the other one opened. */
function summed(winners: ReadonlySet<Winner>): Winner {
  if (winners.has("unclear")) return "unclear";
  const [one = "neither", ...more] = [...winners].filter((each) => each !== "neither");
  return more.length > 0 ? "mixed" : one;
}

export const PRECEDENCE_HEAD = ["module", "one says", "the other says", "what counts"];

/** A line for each pair of hints. */
export const precedenceRows = (precedence: readonly Precedence[]): string[][] =>
  precedence.map(({ protocol, first, second, counts }) => [protocol, first, second, counts]);

export const ORDER_HEAD = [
  "module",
  "what tells the Domain, the strongest first",
  "what never does",
];

/** The same in a line for each module: the hints that count, by how many others they outdo. */
export function orderRows(precedence: readonly Precedence[]): string[][] {
  return [...Map.groupBy(precedence, ({ protocol }) => protocol)].map(([protocol, pairs]) => {
    const hints = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
    const outdone = (hint: HintName) => pairs.filter(({ counts }) => counts === hint).length;
    const counting = hints.filter((hint) => outdone(hint) > 0)
      .sort((a, b) => outdone(b) - outdone(a));
    const never = hints.filter((hint) => !counting.includes(hint));
    return [protocol, counting.join(" > "), never.join(", ")];
  });
}
