import { accountsOf } from "../../fixtures/deployment.ts";
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

/** What a login comes to, apart from wording: an account by its place, since its Domain may be called otherwise (`renamed`). */
function outcomeOf({ login }: Result): string {
  const { observed: seen, scenario: { deployment } } = login!;
  if (seen.kind !== "opened") return seen.kind === "refused" ? "refused" : say(seen);
  const place = accountsOf(deployment).findIndex(({ fullName }) => fullName === seen.account);
  return place < 0 ? say(seen) : `account ${place}`;
}

/** The same in words. */
function saidOf({ login }: Result): string {
  const { observed: seen } = login!;
  return seen.kind === "refused" ? "refused" : say(seen);
}

/** Verdicts of one login that leave nothing to compare; what the target does not have comes first: no other run would prove it. */
const SILENT = ["notOffered", "unproven"] as const;

/** Compares the logins of a relation with the first of them. A refusal counts only where the oracle's judge let it count. */
export function judgeRelation({ id, clause, base, others }: Alike): Result[] {
  return others.map((other): Result => {
    const silent = SILENT.flatMap((verdict) =>
      [base, other].filter((one) =>
        one.verdict === verdict
      ).map(({ why }) => ({ verdict, why }))
    )[0];
    const level = CLAUSES[clause].level;
    return {
      id: `relation:${id} ${base.id} ~ ${other.id}`,
      check: `relation:${id}` satisfies CheckId,
      clause,
      level,
      protocol: other.protocol,
      trace: [],
      ...silent ?? compared(base, other, level),
      login: other.login!,
    };
  });
}

function compared(base: Result, other: Result, level: Result["level"]) {
  const alike = outcomeOf(base) === outcomeOf(other);
  if (alike) return { verdict: "conforms", why: `both: ${saidOf(base)}` } as const;
  const told = [base, other].map((one) =>
    `${JSON.stringify(one.login!.scenario.attempt.login)}: ${saidOf(one)}`
  );
  return { verdict: level === "should" ? "differs" : "deviates", why: told.join("; ") } as const;
}
