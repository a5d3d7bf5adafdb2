import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { ALL as FORMS } from "../../scenarios/forms/mod.ts";
import { globOf } from "../select/glob.ts";
import type { Selection } from "../select/selection.ts";
import { type Claim, claimsOf, speaksOf } from "./claim.ts";
import type { Deviation } from "./deviation.ts";
import { type Fact, isWrong, tries } from "./fact.ts";

/**
 * What became of a claim. `seen`: the server fails so. `gone`: it was tried, and it does not. `expired`: it is past its date, and was
 * tried, or nothing was left out that might have. `silent`: nothing is said of it.
 */
export type Fate = "seen" | "gone" | "expired" | "silent";

/** What the claims say of one fact that is wrong: the one that counts for it. */
export interface Said {
  readonly claim: Claim;
  readonly state: "known" | "another way" | "expired";
}

export interface Weighed<T> {
  /** The facts that some claim speaks of. */
  readonly said: ReadonlyMap<T, Said>;
  readonly claims: readonly { readonly claim: Claim; readonly fate: Fate; readonly at?: T }[];
}

export interface Circumstances {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What was asked for; absent: all. A claim that reaches beyond it is never gone. */
  readonly selection?: Pick<Selection, "only" | "skip" | "wants">;
}

/** Holds the facts of a run against what is listed. */
export function weigh<T>(
  of: readonly T[],
  factOf: (one: T) => Fact,
  deviations: readonly Deviation[],
  { today, selection }: Circumstances,
): Weighed<T> {
  const facts = of.map((one) => ({ one, fact: factOf(one) }));
  const claims = deviations.flatMap(claimsOf).map((claim) => {
    const speaks = speaksOf(claim);
    return { claim, spokenOf: facts.filter(({ fact }) => speaks(fact)) };
  });
  const said = new Map<T, Said>();
  for (const { claim, spokenOf } of claims) {
    for (const { one, fact } of spokenOf) {
      const state = stateOf(claim, fact, today);
      const before = said.get(one);
      if (state && (!before || RANK[state] < RANK[before.state])) said.set(one, { claim, state });
    }
  }
  return {
    said,
    claims: claims.map(({ claim, spokenOf }) => {
      const proven = spokenOf.filter(({ fact }) => isTried(claim, fact));
      const at = proven[0]?.one;
      const fate = fateOf(claim, spokenOf.map(({ fact }) => fact), {
        today,
        tried: proven.length > 0,
        whole: selection === undefined || isWithin(claim, selection),
        unrestricted: isUnrestricted(selection),
      });
      return { claim, fate, ...at === undefined ? {} : { at } };
    }),
  };
}

const RANK = { known: 0, "another way": 1, expired: 2 } as const;

/** Whether a claim is past its date. */
export const isOver = ({ deviation: { expires } }: Claim, today: string): boolean =>
  expires !== undefined && expires < today;

/** Whether nothing was left out by a selection. */
export const isUnrestricted = (selection: Circumstances["selection"]): boolean =>
  selection === undefined || selection.only.length + selection.skip.length === 0;

function stateOf(claim: Claim, fact: Fact, today: string): Said["state"] | undefined {
  if (!isWrong(fact)) return undefined;
  const same = claim.deviation.way === fact.way;
  if (isOver(claim, today)) return same ? "expired" : undefined;
  if (same) return "known";
  // One that should open says nothing of one that should be refused.
  return tries(fact, claim.deviation.way) ? "another way" : undefined;
}

/** What is proven, and could have shown it: right, or wrong in whatever way. */
const isTried = ({ deviation: { way } }: Claim, fact: Fact) =>
  (isWrong(fact) || fact.verdict === "conforms" || fact.verdict === "open") && tries(fact, way);

function fateOf(
  claim: Claim,
  facts: readonly Fact[],
  { today, tried, whole, unrestricted }: {
    readonly today: string;
    readonly tried: boolean;
    readonly whole: boolean;
    readonly unrestricted: boolean;
  },
): Fate {
  // Somebody is to look at it again, be it that a whole run has nothing to show of it.
  if (isOver(claim, today) && (tried || unrestricted)) return "expired";
  if (!tried) return "silent";
  const { way, sometimes } = claim.deviation;
  if (facts.some((fact) => isWrong(fact) && fact.way === way)) return "seen";
  // What is not proven may be what it speaks of.
  const doubtful = facts.some(({ verdict }) => verdict === "unproven");
  return whole && !sometimes && !doubtful ? "gone" : "silent";
}

/** Whether a selection holds all that a claim speaks of: else what shows it may have been left out. */
function isWithin(claim: Claim, selection: NonNullable<Circumstances["selection"]>) {
  if (isUnrestricted(selection)) return true;
  const { wants } = selection;
  const isOfClause = globOf(claim.clause);
  const isOfForm = globOf(claim.form ?? "*");
  return CLAUSE_IDS.filter(isOfClause).every((clause) =>
    protocolsOf(clause, claim).every((protocol) =>
      FORMS.filter(({ id }) => isOfForm(id)).every(({ id }) =>
        wants({ clause, protocol, form: id })
      )
    )
  );
}

const protocolsOf = (clause: ClauseId, { protocol }: Claim): readonly string[] =>
  protocol === undefined ? CLAUSES[clause].protocols : [protocol];
