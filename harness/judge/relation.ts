import type { CheckId, ClauseId } from "../../fixtures/clauses/mod.ts";
import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Result } from "./verdict.ts";
import { say } from "./login.ts";

/** Logins that must come out alike, whatever the answer is. */
export interface Alike {
  readonly id: string;
  readonly clause: ClauseId;
  readonly base: Result;
  readonly others: readonly Result[];
}

/** What two logins come to, apart from wording. */
function outcomeOf({ login }: Result): string {
  const seen = login!.observed;
  return seen.kind === "refused" ? "refused" : say(seen);
}

/** Compares the logins of a relation with the first of them. A refusal counts only where the oracle's judge let it count. */
export function judgeRelation({ id, clause, base, others }: Alike): Result[] {
  return others.map((other): Result => {
    const unproven = [base, other].find(({ verdict }) => verdict === "unproven");
    const alike = outcomeOf(base) === outcomeOf(other);
    const level = CLAUSES[clause].level;
    return {
      id: `relation:${id} ${base.id} ~ ${other.id}`,
      check: `relation:${id}` satisfies CheckId,
      clause,
      level,
      protocol: other.protocol,
      trace: [],
      verdict: unproven
        ? "unproven"
        : alike
        ? "conforms"
        : level === "should"
        ? "differs"
        : "deviates",
      why: unproven
        ? unproven.why
        : alike
        ? `both: ${outcomeOf(base)}`
        : `${JSON.stringify(base.login!.scenario.attempt.login)}: ${outcomeOf(base)}; ${
          JSON.stringify(other.login!.scenario.attempt.login)
        }: ${outcomeOf(other)}`,
      login: other.login!,
    };
  });
}
