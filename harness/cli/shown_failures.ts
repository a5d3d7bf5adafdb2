import { shrinks } from "../../scenarios/draw/shrinks.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Result, Verdict } from "../judge/verdict.ts";
import { once } from "../replay/once.ts";
import { shrink } from "../replay/shrink.ts";
import { failureText } from "../reports/failure.ts";
import type { Told } from "../reports/report.ts";
import { type Trusting, USUAL_TRUST } from "../run/trusting.ts";
import { type Target, Unreachable } from "../targets/target.ts";
import { writeFailure } from "./report_folder.ts";

/** So many failures are shrunk and shown in full; the reports have all. */
const SHOWN = 5;
/** Logins spent on shrinking one failure. */
const TRIES = 250;
/** Of a slow server no more than this time is, about, in milliseconds; a try has up to so many refusals. */
const SHRINKING = 12_000;
const REFUSED = 4;
const RANK: readonly Verdict[] = ["deviates", "stale", "differs", "unproven"];
const RED = new Set(RANK);

/** How a login is made again. */
export interface Again {
  readonly target: Target;
  readonly timeout: number;
  readonly trusting: Trusting;
}

/** What is simpler stays in the deployment that a target has, where it has but one. */
const within = ({ given }: Target, { login }: Result): typeof shrinks => (scenario) =>
  given
    ? Iterator.from(shrinks(scenario)).filter(({ deployment }) =>
      deployment === login?.scenario.deployment
    )
    : shrinks(scenario);

/** Each may fail, and a budget of failures is spent by the run; each has a server of its own, started for it. */
function triesOf({ limits, budget }: Target): number {
  const { perAccount, perAddress } = limits?.failures ?? {};
  if (perAccount !== undefined || perAddress !== undefined) return 0;
  if (!budget) return TRIES;
  return Math.min(TRIES, Math.floor(SHRINKING / (budget.start + REFUSED * budget.refusal)));
}

/** The first failure of each clause and protocol. What was not run shows nothing; deviations come first. */
function firstOf({ results }: Told): Result[] {
  const red = results.filter(({ verdict, login }) => RED.has(verdict) && login?.client !== "none")
    .sort((a, b) => RANK.indexOf(a.verdict) - RANK.indexOf(b.verdict));
  return [...Map.groupBy(red, ({ clause, protocol }) => `${clause} ${protocol}`).values()]
    .map(([one]) => one!);
}

/** That there are more than are shown. */
const moreText = ({ length }: readonly Result[]): string[] =>
  length > SHOWN ? [`... and ${length - SHOWN} more clauses and protocols: see the reports.`] : [];

/** The same failures as they are recorded in a report folder, for a run that is over: nobody logs in. */
export function recordedFailures(
  told: Told,
  { dials }: Pick<Target, "dials">,
  report: string,
): string[] {
  const first = firstOf(told);
  const texts = first.slice(0, SHOWN).map((failure) =>
    failureText(failure, {
      replay: failure.login?.scenario.id ?? failure.id,
      report,
      ...dials && { dials },
    })
  );
  return [...texts, ...moreText(first)];
}

/** The first failure of each clause and protocol, shrunk and kept for replay, as text. */
export async function shownFailures(
  told: Told,
  { target, timeout, trusting }: Again,
  report: string,
): Promise<string[]> {
  const { outOfReach } = told;
  const first = firstOf(told);
  const texts: string[] = [];
  const { id, dials } = target;
  // What the target's file says of certificates may be mended until then.
  const typed = trusting !== (target.trusting ?? USUAL_TRUST);
  const seenOn = { target: id, ...typed ? { trusting } : {} };
  for (const failure of first.slice(0, SHOWN)) {
    const shrinkable = failure.login && failure.check === "decide" &&
      failure.verdict !== "unproven";
    if (!shrinkable) {
      const replay = failure.login?.scenario.id ?? failure.id;
      texts.push(failureText(failure, { replay, report, dials }));
      continue;
    }
    const run = (scenario: Scenario) => once(scenario, target, timeout, trusting);
    const tries = outOfReach ? 0 : triesOf(target);
    const { result } = await shrink(failure, within(target, failure), run, tries)
      .catch((error) => {
        if (!(error instanceof Unreachable)) throw error;
        return { result: failure };
      });
    const replay = writeFailure(report, result, seenOn);
    texts.push(failureText(result, {
      replay,
      dials,
      ...(result.id === failure.id ? {} : { shrunkFrom: failure.id }),
    }));
  }
  return [...texts, ...moreText(first)];
}
