import type { Result, Verdict } from "../judge/verdict.ts";

/** Results that say one thing: alike in clause, protocol, check, form, verdict, and in what a deviations file says of them. */
export interface Alert {
  readonly verdict: Verdict;
  /** The first of them, in the order of the run. */
  readonly first: Result;
  readonly count: number;
}

/** What somebody has to look at, the gravest first. */
export const ALERTING = [
  "deviates",
  "stale",
  "unproven",
  "differs",
] as const satisfies readonly Verdict[];

const formOf = ({ check, login }: Result) =>
  check === "decide" && login ? login.scenario.cell.form : "";

/** What is alike in the results of an alert; it tells alerts apart, from one run to the next as in one. */
export const keyOf = (result: Result): string =>
  [
    result.clause,
    result.protocol,
    result.check,
    formOf(result),
    result.verdict,
    result.listed?.reason ?? "",
  ].join("\n");

/** The results of some verdicts as alerts: in the order of the verdicts, then in that of the run. */
export function alertsIn(
  results: readonly Result[],
  verdicts: readonly Verdict[] = ALERTING,
): Alert[] {
  const byVerdict = Map.groupBy(results, ({ verdict }) => verdict);
  return verdicts.flatMap((verdict) =>
    [...Map.groupBy(byVerdict.get(verdict) ?? [], keyOf).values()].map((of) => ({
      verdict,
      first: of[0]!,
      count: of.length,
    }))
  );
}

/** Its first result's sentence, with the form of its login, and how many more there are: what else tells two alerts apart, stands beside it. */
export function sentenceOf({ first, count }: Alert): string {
  const form = formOf(first);
  const more = [
    ...form === "" ? [] : [`form ${form}`],
    ...count === 1 ? [] : [`and ${count - 1} more of the kind`],
  ];
  return more.length === 0 ? first.why : `${first.why} (${more.join(", ")})`;
}

/** The place in a deviations file that speaks of it, where one does. */
export function listedAt({ first: { listed } }: Alert): { file: string; line: number } | undefined {
  const [, file, line] = /^(.+):(\d+)$/.exec(listed?.at ?? "") ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}
