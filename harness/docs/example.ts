import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { decide } from "../../scenarios/decide.ts";
import { plan } from "../../scenarios/plan.ts";
import type { Profile } from "../../scenarios/plan/profiles.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { shownIn } from "../../scenarios/shown.ts";

/** The smaller plan first: it has a login of most clauses, and is made ten times as fast. */
const PLANS: readonly Profile[] = ["smoke", "standard"];

/** The shortest planned login that a clause decides, if any does: the same each time. */
export function exampleOf(clause: ClauseId): Scenario | undefined {
  for (const profile of PLANS) {
    const [shortest] = scenariosOf(profile).filter((one) =>
      !one.before && decide(one.deployment, one.attempt, shownIn(one)).clause === clause
    ).toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
    if (shortest) return shortest;
  }
  return undefined;
}

const made = new Map<Profile, readonly Scenario[]>();

function scenariosOf(profile: Profile): readonly Scenario[] {
  const known = made.get(profile);
  if (known) return known;
  const { scenarios } = plan({ seed: 1, profile, protocols: LOGINS });
  made.set(profile, scenarios);
  return scenarios;
}
