import type { Scenario } from "../../scenarios/scenario.ts";
import type { Result } from "../judge/verdict.ts";
import type { Lack } from "./target_file.ts";

const fits = <T>(wanted: T | undefined, found: T): boolean =>
  wanted === undefined || wanted === found;

/** Why a target declares not to offer a login; nothing where it does. A clause is known only behind the judgement. */
export function lackOf(
  { attempt: { protocol }, mechanism, cell: { form } }: Scenario,
  lacks: readonly Lack[],
): string | undefined {
  return lacks.find((lack) =>
    lack.clause === undefined && fits(lack.protocol, protocol) &&
    fits(lack.mechanism, mechanism) && fits(lack.form, form)
  )?.reason;
}

/** Results of clauses that a target declares not to offer come out as that, with its reason. */
export function declared(results: readonly Result[], lacks: readonly Lack[]): Result[] {
  return results.map((result) => {
    const { clause, protocol, login } = result;
    const lack = lacks.find((one) =>
      one.clause === clause && fits(one.protocol, protocol) &&
      fits(one.mechanism, login?.scenario.mechanism) && fits(one.form, login?.scenario.cell.form)
    );
    if (!lack) return result;
    const why = `the target declares not to offer this: ${lack.reason}`;
    return { ...result, verdict: "notOffered", why };
  });
}
