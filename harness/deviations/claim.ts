import { globOf } from "../select/glob.ts";
import type { Deviation } from "./deviation.ts";
import { type Fact, waysOf } from "./fact.ts";

/** What an entry says of one of its clauses, protocols, forms and mechanisms: each stands or falls by itself. */
export interface Claim {
  readonly deviation: Deviation;
  readonly clause: string;
  readonly protocol?: string;
  readonly form?: string;
  readonly mechanism?: string;
}

/** An absent list has one member: anything. */
const each = (list: readonly string[] | undefined): readonly (string | undefined)[] =>
  list ?? [undefined];

export function claimsOf(deviation: Deviation): Claim[] {
  return deviation.clause.flatMap((clause) =>
    each(deviation.protocol).flatMap((protocol) =>
      each(deviation.form).flatMap((form) =>
        each(deviation.mechanism).map((mechanism) => ({
          ...{ deviation, clause },
          ...protocol !== undefined && { protocol },
          ...form !== undefined && { form },
          ...mechanism !== undefined && { mechanism },
        }))
      )
    )
  );
}

/** Equal for claims that say the same. */
export function keyOf({ clause, protocol, form, mechanism, deviation }: Claim): string {
  const { check, login, way } = deviation;
  return [
    ...[clause, protocol ?? "any protocol", form ?? "any form"],
    ...login === undefined ? [] : [`logins like /${login}/`],
    ...mechanism === undefined ? [] : [mechanism],
    ...[check ?? "any check", way],
  ].join(", ");
}

/** Holds what a fact has of a condition against it; one that is absent fits all. */
const fits = <T>(condition: T | undefined, of: (condition: T) => (word: string) => boolean) => {
  const test = condition === undefined ? undefined : of(condition);
  return (word: string | undefined) => !test || word !== undefined && test(word);
};

/**
 * What a `login` condition means: it is searched in the name, by code points and with regard to letter case.
 * @throws {SyntaxError} where it is no regular expression
 */
export function searchOf(expression: string): (login: string) => boolean {
  const search = new RegExp(expression, "u");
  return (login) => search.test(login);
}

/** Whether a claim speaks of a result, in whatever of the ways of its check that failed. */
export function speaksOf(claim: Claim): (fact: Fact) => boolean {
  const clause = globOf(claim.clause);
  const form = fits(claim.form, globOf);
  const mechanism = fits(claim.mechanism, globOf);
  const login = fits(claim.deviation.login, searchOf);
  const { check, way } = claim.deviation;
  return (fact) =>
    // What is about our own clients can fail in no way that is listed: it says nothing of a server.
    waysOf(fact.check).includes(way) && clause(fact.clause) &&
    (claim.protocol ?? fact.protocol) === fact.protocol &&
    (check ?? fact.check) === fact.check &&
    form(fact.form) && mechanism(fact.mechanism) && login(fact.login);
}
