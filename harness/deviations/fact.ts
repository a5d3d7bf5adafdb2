import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Attempt } from "../../scenarios/attempt.ts";
import { TRAITS } from "../../scenarios/traits.ts";
import { qualified } from "../clients/mapi_connector.ts";
import type { Result, Verdict } from "../judge/verdict.ts";
import { NAMING, wayOf } from "../judge/way.ts";

/** The ways of failing that can be listed, in words. Nothing excuses that nothing is proven. */
export const WAYS = {
  another: "another account opens than the one that should",
  opens: "an account opens where none should",
  refuses: "a login is refused that should open",
  answers: "what is refused is answered otherwise than it should be",
  mixes: "one reading of an OPEN clause is followed here, and another one there",
  parts: "logins that should come out alike come out differently",
  gives: "a probe gets what it should not",
  breaks: "steps of several sessions come out otherwise than they should",
} as const satisfies Record<string, string>;
/** @internal */
export type ListedWay = keyof typeof WAYS;

/** What of a result decides whether an entry speaks of it; `run.json` holds as much. */
export interface Fact {
  readonly check: string;
  readonly clause: ClauseId;
  readonly protocol: Protocol;
  /** Before anything was listed. */
  readonly verdict: Verdict;
  /** Of one login that the oracle decides: its form, its name as sent, its mechanism, and what it should come to. */
  readonly form?: string;
  readonly login?: string;
  readonly mechanism?: string;
  readonly expects?: "opened" | "refused";
  /** Where it came out wrong. */
  readonly way?: ListedWay;
}

const WRONG: ReadonlySet<Verdict> = new Set(["deviates", "differs"]);

/** Whether a verdict says that the server is wrong. */
export const isWrong = ({ verdict }: { readonly verdict: Verdict }): boolean => WRONG.has(verdict);

export function factOf(
  { check, clause, protocol, verdict, login, listed }: Result,
): Fact {
  const was = listed?.was ?? verdict;
  const decided = check === "decide" ? login : undefined;
  return {
    ...{ check, clause, protocol, verdict: was },
    ...decided && {
      form: decided.scenario.cell.form,
      login: sentAs(decided.scenario.attempt),
      mechanism: decided.scenario.mechanism,
      expects: decided.expected.outcome.kind,
    },
    ...WRONG.has(was) && { way: listedWayOf({ check, verdict: was, ...login && { login } }) },
  };
}

/** What the server was told, a connector's own addition with it. */
const sentAs = ({ protocol, login, setting }: Attempt) =>
  TRAITS[protocol].qualifies ? qualified(login, setting) : login;

function listedWayOf(result: Pick<Result, "check" | "verdict" | "login">): ListedWay {
  if (result.check.startsWith("relation:")) return "parts";
  const way = wayOf(result);
  // `nothing` is unproven, which is never asked for here.
  return way === "nothing" ? "gives" : way;
}

/** By the first word of a check's id: how it can fail. */
const WAYS_OF: Readonly<Record<string, readonly ListedWay[]>> = {
  decide: ["another", "opens", "refuses", "answers", "mixes"],
  relation: ["parts"],
  probe: ["gives"],
  uniform: ["answers"],
  sequence: ["breaks"],
};

/** How a check can fail, whatever it is made of; none where it cannot be listed, as what is about our own clients. */
export function waysOf(check: string): readonly ListedWay[] {
  const names: ReadonlySet<string> = NAMING;
  return names.has(check) ? ["answers"] : WAYS_OF[check.split(":")[0] ?? ""] ?? [];
}

const OF_OUTCOME = { opened: ["another", "refuses"], refused: ["opens", "answers"] } as const;

/** Whether a result that is proven could have failed in this way. */
export function tries({ check, expects, verdict }: Fact, way: ListedWay): boolean {
  if (check !== "decide") return waysOf(check).includes(way);
  if (way === "mixes") return verdict === "open";
  const ways: readonly ListedWay[] = expects === undefined ? [] : OF_OUTCOME[expects];
  return ways.includes(way);
}
