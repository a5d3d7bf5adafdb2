import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { FullName } from "../../fixtures/deployment.ts";
import type { Attempt } from "../attempt.ts";
import type { Reading } from "../decision.ts";
import type { RefusalClass } from "../outcome.ts";
import type { Shown } from "../shown.ts";
import type { Traits } from "../traits.ts";
import { type At, type DecisionStep, type Stage, STEPS } from "./stage.ts";
import type { World } from "./world.ts";

/** What a decision starts from, and the readings that it met. */
export interface Given {
  readonly world: World;
  readonly attempt: Attempt;
  readonly traits: Traits;
  /** Absent: what whichever account opens asks for. */
  readonly shown: Shown | undefined;
  /** The readings of OPEN clauses met so far. */
  readonly taken: ReadonlyMap<ClauseId, Reading>;
  /** Goes the way of the reading that counts for an OPEN clause, and remembers that the login met it. */
  readonly read: (clause: ClauseId, ways: Readonly<Record<Reading, () => Move>>) => Move;
  /** The account that another login name on this connection would open, by the same readings; its clauses join the trace. */
  readonly leads: (login: string) => FullName | undefined;
}

/** A login at a stage of its decision. */
export type Situation<A extends Stage["at"] = Stage["at"]> = Given & {
  readonly stage: Extract<Stage, { at: A }>;
};

/** Where a rule leads. */
export interface Move {
  readonly to: Stage;
  /** `changes`: it changed the name, and decides unless another does later. `reads`: it decides where nothing changes the name. */
  readonly as?: "changes" | "reads";
}

/** A documented rule. Of the rules of a step exactly one applies in any situation. */
export interface Rule {
  readonly clause: ClauseId;
  readonly step: DecisionStep;
  readonly applies: (situation: Situation) => boolean;
  readonly decides: (situation: Situation) => Move;
}

interface Row<A extends At> {
  readonly clause: ClauseId;
  readonly applies: (situation: Situation<A>) => boolean;
  readonly decides: (situation: Situation<A>) => Move;
}

/** The rules that ask at one stage. */
export function rulesAt<A extends At>(at: A, rows: readonly Row<A>[]): Rule[] {
  const isHere = (situation: Situation): situation is Situation<A> => situation.stage.at === at;
  return rows.map(({ clause, applies, decides }) => ({
    clause,
    step: STEPS[at],
    applies: (situation) => isHere(situation) && applies(situation),
    decides: (situation) => {
      if (isHere(situation)) return decides(situation);
      throw new RangeError(`Cannot apply ${clause}: the decision is at ${situation.stage.at}`);
    },
  }));
}

/** Refused in a class of `behaviour.md`, "What may be checked of a refusal". */
export function refused(refusal: RefusalClass = "login"): Move {
  return { to: { at: "over", outcome: { kind: "refused", class: refusal } } };
}

export const always = () => true;
