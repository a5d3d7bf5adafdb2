import type { Deployment } from "../../fixtures/deployment.ts";
import type { Plan, Short } from "../../scenarios/plan.ts";
import { PROFILES } from "../../scenarios/plan/profiles.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { possible } from "../judge/possible.ts";
import { surelyOpens } from "../judge/surely.ts";

/**
 * What a run may cost at most: servers started for logins, and logins that may be refused. Those that surely should open are not
 * counted: a right server is quick with them.
 */
export interface Allowance {
  readonly deployments: number;
  readonly refusals: number;
}

/**
 * A plan cut to what a dear target allows, so that as much as possible is still shown: every clause, form, mechanism and
 * security of every protocol before any of them twice. A function of plan and allowance: equal on every machine.
 */
export function thrifty(plan: Plan, { deployments, refusals }: Allowance): Plan {
  const others = plan.relations.flatMap(({ others }) => others);
  const all = unique([...plan.scenarios, ...others, ...plan.observed]);
  const kept = new Set(
    telling(all.filter(({ id }) => plan.scenarios.some((one) => one.id === id)), deployments),
  );
  const there = all.filter(({ deployment }) => kept.has(deployment));
  const opening = there.filter(surelyOpens);
  const refused = spread(there.filter((scenario) => !surelyOpens(scenario)), refusals);
  const ids = new Set([...opening, ...refused].map(({ id }) => id));
  const isKept = ({ id }: Scenario) => ids.has(id);
  const firstOfKind = new Map(plan.sequences.toReversed().map((one) => [one.kind, one]));
  const scenarios = plan.scenarios.filter(isKept);
  return {
    ...plan,
    deployments: plan.deployments.filter((deployment) => kept.has(deployment)),
    scenarios,
    relations: plan.relations.filter(({ base, others }) => ids.has(base) && others.every(isKept)),
    observed: plan.observed.filter(isKept),
    sequences: plan.sequences.filter((one) => firstOfKind.get(one.kind) === one),
    short: shortAfter(plan, scenarios),
  };
}

/** What fell short before, and what does since the plan was cut. */
function shortAfter({ scenarios, short, profile }: Plan, kept: readonly Scenario[]): Short[] {
  const placeOf = (scenario: Scenario) =>
    `${possible(scenario)[0]?.clause} ${scenario.attempt.protocol}`;
  const before = Map.groupBy(scenarios, placeOf);
  const after = Map.groupBy(kept, placeOf);
  const known = new Set(short.map(({ clause, protocol }) => `${clause} ${protocol}`));
  const least = PROFILES[profile].perClause;
  const cut = [...before].flatMap(([place, [first]]) => {
    const decides = after.get(place)?.length ?? 0;
    const clause = first && possible(first)[0]?.clause;
    if (!first || !clause || known.has(place) || decides >= least) return [];
    const { protocol } = first.attempt;
    return [{ clause, protocol, decides, because: "the plan is cut to what the target allows" }];
  });
  return [
    ...short.map((one) => ({
      ...one,
      decides: after.get(`${one.clause} ${one.protocol}`)?.length ?? 0,
    })),
    ...cut,
  ];
}

const unique = (scenarios: readonly Scenario[]) => [
  ...new Map(scenarios.map((scenario) => [scenario.id, scenario])).values(),
];

/** What a login shows, of which one is better than none. */
function shows(scenario: Scenario): string[] {
  const { cell: { form, credential, address, security }, mechanism, attempt } = scenario;
  const [decision] = possible(scenario);
  const { protocol } = attempt;
  return [
    `${decision?.clause} ${protocol} ${decision?.outcome.kind}`,
    `${form} ${protocol}`,
    `${form} ${address} ${credential}`,
    `${mechanism} ${security} ${protocol}`,
  ];
}

/** The deployments that show most: the first of the plan in any case, then the one that adds most, and so on. */
function telling(scenarios: readonly Scenario[], most: number): Deployment[] {
  const left = new Map(
    [...Map.groupBy(scenarios, ({ deployment }) => deployment)].map((
      [deployment, of],
    ) => [deployment, new Set(of.flatMap(shows))]),
  );
  const taken: Deployment[] = [];
  const known = new Set<string>();
  while (taken.length < most && left.size > 0) {
    const gain = (keys: ReadonlySet<string>) => keys.difference(known).size;
    // The worked example is the first of every plan.
    const [best] = taken.length === 0
      ? [...left]
      : [...left].toSorted(([, a], [, b]) => gain(b) - gain(a));
    if (!best) break;
    taken.push(best[0]);
    best[1].forEach((key) => known.add(key));
    left.delete(best[0]);
  }
  return taken;
}

/** As many as these, those that show something new first; then those that show what was shown once, and so on. */
function spread(scenarios: readonly Scenario[], most: number): Scenario[] {
  const times = new Map<string, number>();
  const taken: Scenario[] = [];
  let left = [...scenarios];
  for (let round = 0; taken.length < most && left.length > 0; round++) {
    left = left.filter((scenario) => {
      const keys = shows(scenario);
      const isNew = keys.some((key) => (times.get(key) ?? 0) <= round);
      if (taken.length >= most || !isNew) return true;
      keys.forEach((key) => times.set(key, (times.get(key) ?? 0) + 1));
      taken.push(scenario);
      return false;
    });
  }
  return taken;
}
