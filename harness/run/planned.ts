import { createHash } from "node:crypto";
import { type Plan, plan, type Profile } from "../../scenarios/plan.ts";
import { withinBudget } from "../external/failures.ts";
import type { Selection } from "../select/selection.ts";
import { selectedPlan } from "../select/selected_plan.ts";
import { thrifty } from "../select/thrift.ts";
import type { Target } from "../targets/target.ts";
import { regressions } from "./regressions.ts";

export interface Wish {
  readonly seed: number;
  readonly profile: Profile;
  readonly selection: Selection;
  readonly target: Target;
}

/** The logins that a wish comes to: found failures first, then what is drawn. A function of the wish alone. */
export function planned({ seed, profile, selection, target }: Wish): Plan {
  const { sequences: kinds, budget, given, limits, offers: protocols } = target;
  const drawn = plan({ seed, profile, protocols, ...given ? { given } : {} });
  // Each has a deployment of its own.
  const replayed = given
    ? []
    : regressions().filter(({ attempt }) => protocols.includes(attempt.protocol));
  const sequences = drawn.sequences.filter(({ kind }) => kinds?.includes(kind) ?? true);
  const scenarios = [...replayed, ...drawn.scenarios];
  const selected = selectedPlan({ ...drawn, scenarios, sequences }, selection);
  const allowance = budget?.spends[profile];
  const cut = allowance ? thrifty(selected, allowance) : selected;
  return limits ? withinBudget(cut, limits.failures) : cut;
}

/** All logins of a plan, each once. */
export function loginsOf({ scenarios, relations, observed }: Plan) {
  return [
    ...new Map([
      ...scenarios,
      ...relations.flatMap(({ others }) => others),
      ...observed,
    ].map((one) => [one.id, one])).values(),
  ];
}

/** Equal for equal plans. */
export function digestOf(plan: Plan): string {
  const hash = createHash("sha256");
  for (const { id } of [...loginsOf(plan), ...plan.sequences]) hash.update(`${id}\n`);
  return hash.digest("hex").slice(0, 16);
}
