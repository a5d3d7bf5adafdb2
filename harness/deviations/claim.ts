import { globOf } from "../select/glob.ts";
import type { Deviation } from "./deviation.ts";
import { type Fact, waysOf } from "./fact.ts";

/** What an entry says of one of its clauses, protocols and forms: each stands or falls by itself. */
export interface Claim {
  readonly deviation: Deviation;
  readonly clause: string;
  readonly protocol?: string;
  readonly form?: string;
}

/** An absent list has one member: anything. */
const each = (list: readonly string[] | undefined): readonly (string | undefined)[] =>
  list ?? [undefined];

export function claimsOf(deviation: Deviation): Claim[] {
  return deviation.clause.flatMap((clause) =>
    each(deviation.protocol).flatMap((protocol) =>
      each(deviation.form).map((form) => ({
        ...{ deviation, clause },
        ...protocol !== undefined && { protocol },
        ...form !== undefined && { form },
      }))
    )
  );
}

/** Equal for claims that say the same. */
export function keyOf({ clause, protocol, form, deviation: { check, way } }: Claim): string {
  return [clause, protocol ?? "any protocol", form ?? "any form", check ?? "any check", way]
    .join(", ");
}

/** Whether a claim speaks of a result, in whatever of the ways of its check that failed. */
export function speaksOf(claim: Claim): (fact: Fact) => boolean {
  const clause = globOf(claim.clause);
  const form = claim.form === undefined ? undefined : globOf(claim.form);
  const { check, way } = claim.deviation;
  return (fact) =>
    // What is about our own clients can fail in no way that is listed: it says nothing of a server.
    waysOf(fact.check).includes(way) && clause(fact.clause) &&
    (claim.protocol ?? fact.protocol) === fact.protocol &&
    (check ?? fact.check) === fact.check &&
    (form === undefined || fact.form !== undefined && form(fact.form));
}
