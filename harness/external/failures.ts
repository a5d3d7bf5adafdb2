import type { Plan, Short } from "../../scenarios/plan.ts";
import { possibilities } from "../../scenarios/decide.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { possible } from "../judge/possible.ts";
import { surelyOpens } from "../judge/surely.ts";
import type { Observation } from "../observation.ts";
import type { FailureBudget } from "./target_file.ts";

/** Whose failed login an attempt would be: the account it leads to, in each reading; else the name as it was sent. */
function metBy({ deployment, attempt }: Pick<Scenario, "deployment" | "attempt">): string[] {
  const accounts = possibilities(deployment, attempt).flatMap(({ outcome }) =>
    outcome.kind === "opened" ? [outcome.account] : []
  );
  const names = accounts.length > 0 ? new Set(accounts) : [attempt.login.toLowerCase()];
  return [...names].map((name) => `${deployment.name} ${name}`);
}

/** Whether a login may be refused as a login: an error page or a stream error comes before one. */
const mayFail = (scenario: Scenario) =>
  !surelyOpens(scenario) &&
  possible(scenario).some(({ outcome }) => outcome.kind === "opened" || outcome.class === "login");

/** The failed logins that a scenario may cost, those before it on its connection too; each with those it may count against. */
export function failuresOf(scenario: Scenario): readonly (readonly string[])[] {
  const { deployment, attempt: { authzid: _, ...attempt }, before = [] } = scenario;
  const first = before.map(({ login }) => metBy({ deployment, attempt: { ...attempt, login } }));
  return mayFail(scenario) ? [...first, metBy(scenario)] : first;
}

/** Failed logins so far, by account and all together. */
class Spent {
  readonly #by = new Map<string, number>();
  all = 0;

  constructor(private readonly budget: FailureBudget) {}

  /** Whether these would be too many. */
  over(failures: readonly (readonly string[])[]): boolean {
    const { perAccount = Infinity, perAddress = Infinity } = this.budget;
    const own = Map.groupBy(failures.flat(), (key) => key);
    return this.all + failures.length > perAddress ||
      [...own].some(([key, { length }]) => (this.#by.get(key) ?? 0) + length > perAccount);
  }

  /** Whether there are too many of one of these already. */
  exceeded(keys: readonly string[]): boolean {
    const { perAccount = Infinity } = this.budget;
    return keys.some((key) => (this.#by.get(key) ?? 0) > perAccount);
  }

  add(failures: readonly (readonly string[])[], sign: 1 | -1 = 1): void {
    this.all += sign * failures.length;
    for (const key of failures.flat()) this.#by.set(key, (this.#by.get(key) ?? 0) + sign);
  }
}

const clauseOf = (scenario: Scenario) =>
  scenario.before ? "access.isolation" : possible(scenario)[0]?.clause ?? "route.applied";

/** Of each kind the first, then of each the second, and so on: what is left out at the end is what is shown already. */
function inTurns(scenarios: readonly Scenario[]): Scenario[] {
  const kinds = Map.groupBy(
    scenarios,
    (one) => `${clauseOf(one)} ${one.attempt.protocol}`,
  );
  const queues = [...kinds.values()];
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? []))
    .flat();
}

/**
 * A plan whose failed logins stay within a budget, all in one window of it: a run takes less. What is left out stands among what falls
 * short.
 */
export function withinBudget(plan: Plan, budget: FailureBudget): Plan {
  if (budget.perAccount === undefined && budget.perAddress === undefined) return plan;
  const others = plan.relations.flatMap(({ others }) => others);
  const all = [
    ...new Map([...plan.scenarios, ...others, ...plan.observed].map((one) => [one.id, one]))
      .values(),
  ];
  const spent = new Spent(budget);
  const left = new Set<Scenario>();
  for (const scenario of inTurns(all)) {
    const failures = failuresOf(scenario);
    if (spent.over(failures)) left.add(scenario);
    else spent.add(failures);
  }
  const ids = new Set([...left].map(({ id }) => id));
  const isKept = ({ id }: Scenario) => !ids.has(id);
  return {
    ...plan,
    scenarios: plan.scenarios.filter(isKept),
    relations: plan.relations.filter(({ base, others }) => !ids.has(base) && others.every(isKept)),
    observed: plan.observed.filter(isKept),
    short: [
      ...plan.short.filter((one) => !isTold(one, left)),
      ...shortOf(all.filter(isKept), left),
    ],
  };
}

const isTold = ({ clause, protocol }: Short, left: ReadonlySet<Scenario>) =>
  [...left].some((one) => clauseOf(one) === clause && one.attempt.protocol === protocol);

function shortOf(kept: readonly Scenario[], left: ReadonlySet<Scenario>): Short[] {
  return [...Map.groupBy(left, (one) => `${clauseOf(one)} ${one.attempt.protocol}`).values()]
    .flatMap((of): Short[] => {
      const [first] = of;
      if (!first) return [];
      const { protocol } = first.attempt;
      const clause = clauseOf(first);
      const decides = kept.filter((one) =>
        one.attempt.protocol === protocol && clauseOf(one) === clause
      ).length;
      const because = "more would go over the budget of failed logins";
      return [{ clause, protocol, decides, because }];
    });
}

/** Keeps count of the failures that are seen: where a server refuses what it should open there are more than were planned. */
export class Tally {
  readonly #spent: Spent;
  readonly #seen: { readonly at: number; readonly failures: readonly (readonly string[])[] }[] = [];

  constructor(
    private readonly budget: FailureBudget,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#spent = new Spent(budget);
  }

  /** Whether a login may not be risked any more: it would be one too many, or there were too many already. */
  forbids(scenario: Scenario): boolean {
    this.#forget();
    const failures = failuresOf(scenario);
    // One that should open spends nothing: its account's last allowed failure may be behind it.
    return failures.length > 0
      ? this.#spent.over(failures)
      : this.#spent.over([]) || this.#spent.exceeded(metBy(scenario));
  }

  heard(scenario: Scenario, seen: Observation): void {
    const expected = failuresOf(scenario);
    const before = expected.slice(0, scenario.before?.length ?? 0);
    const itself = seen.kind === "refused" && seen.class === "login" ? [metBy(scenario)] : [];
    const failures = [...before, ...itself];
    this.#spent.add(failures);
    this.#seen.push({ at: this.now(), failures });
  }

  #forget(): void {
    const { window } = this.budget;
    if (window === undefined) return;
    while ((this.#seen[0]?.at ?? Infinity) < this.now() - window * 1000) {
      this.#spent.add(this.#seen.shift()?.failures ?? [], -1);
    }
  }
}
