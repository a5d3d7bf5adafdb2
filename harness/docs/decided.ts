import { LOGINS } from "../../fixtures/clauses/carried.ts";
import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { decideBy } from "../../scenarios/decide.ts";
import type { Decision, Readings } from "../../scenarios/decision.ts";
import { plan } from "../../scenarios/plan.ts";
import { type Rule, RULES } from "../../scenarios/rules/mod.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { shownIn } from "../../scenarios/shown.ts";

/** A login for which a clause matters. */
export interface Decided {
  readonly clause: ClauseId;
  readonly scenario: Scenario;
  /** Other readings than the reference server's. */
  readonly readings: Readings;
}

/** What comes of it. @param rules the documented ones, or such as are wrong */
export const decisionOf = (
  { scenario, readings }: Pick<Decided, "scenario" | "readings">,
  rules: readonly Rule[] = RULES,
): Decision => decideBy(rules, scenario.deployment, scenario.attempt, shownIn(scenario), readings);

/** A few protocols in depth reach what the small plan of all does not. */
const PLANS = [
  { seed: 1, profile: "smoke", protocols: LOGINS },
  { seed: 1, profile: "standard", protocols: ["pop3", "xmpp", "web"] },
] as const;

let made: readonly Decided[] | undefined;

/**
 * Planned logins, short ones, such that each rule has a part in one that opens, and refuses one where it can refuse; and of each
 * OPEN clause one login in all its readings. In the order of the clauses, the same each time.
 */
export function decidedLogins(): readonly Decided[] {
  if (made) return made;
  const walks = planned().map((scenario) => walked(scenario));
  const open = CLAUSE_IDS.flatMap((clause) => inAllReadings(clause, walks));
  const rows = [...open, ...ofRules(walks)];
  const key = ({ clause, scenario, readings }: Decided) =>
    JSON.stringify([clause, scenario.id, readings]);
  const each = [...new Map(rows.map((row) => [key(row), row])).values()];
  made = CLAUSE_IDS.flatMap((clause) => each.filter((row) => row.clause === clause));
  return made;
}

/** The shortest first. */
const planned = (): Scenario[] =>
  PLANS.flatMap((options) => plan(options).scenarios)
    .filter(({ before }) => !before)
    .map((scenario) => ({ scenario, length: JSON.stringify(scenario).length }))
    .toSorted((a, b) => a.length - b.length)
    .map(({ scenario }) => scenario);

/** A decision with the rules that it went by. */
interface Walk {
  readonly scenario: Scenario;
  readonly readings: Readings;
  readonly decision: Decision;
  /** Places in `RULES`. */
  readonly used: readonly number[];
}

function walked(scenario: Scenario, readings: Readings = {}): Walk {
  const used: number[] = [];
  const watched = RULES.map((rule, at): Rule => ({
    ...rule,
    decides: (situation) => {
      used.push(at);
      return rule.decides(situation);
    },
  }));
  return { scenario, readings, decision: decisionOf({ scenario, readings }, watched), used };
}

/** The login that an OPEN clause's readings let come out in the most ways. */
function inAllReadings(clause: ClauseId, walks: readonly Walk[]): Decided[] {
  const { readings = {}, reference } = CLAUSES[clause];
  const [most] = walks.filter(({ decision }) => decision.readings[clause] !== undefined)
    .map(({ scenario }) => {
      const rows = Object.keys(readings).map((reading): Decided => ({
        ...{ clause, scenario },
        readings: reading === reference ? {} : { [clause]: reading },
      }));
      const ways = new Set(rows.map((row) => JSON.stringify(decisionOf(row).outcome)));
      return { rows, ways: ways.size };
    }).toSorted((a, b) => b.ways - a.ways);
  return most?.rows ?? [];
}

/** What a rule did in a login. One that it only has a part in stands in where it decides none. */
type Part = "decides" | "takes part" | "refuses";

function partOf(at: number, { decision: { outcome, clause } }: Walk): Part | undefined {
  const decides = RULES[at]?.clause === clause;
  if (outcome.kind === "opened") return decides ? "decides" : "takes part";
  return decides ? "refuses" : undefined;
}

function ofRules(walks: readonly Walk[]): Decided[] {
  const byReference = shortest(walks);
  // Rules that other readings alone lead to.
  const others = shortest(
    walks.flatMap(({ scenario, decision }) =>
      (Object.keys(decision.readings) as ClauseId[]).flatMap((clause) =>
        Object.keys(CLAUSES[clause].readings ?? {})
          .filter((reading) => reading !== CLAUSES[clause].reference)
          .map((reading) => walked(scenario, { [clause]: reading }))
      )
    ),
  );
  return RULES.flatMap(({ clause }, at): Decided[] => {
    const parts = byReference.get(at) ?? others.get(at);
    return [parts?.decides ?? parts?.["takes part"], parts?.refuses].flatMap((walk) =>
      walk ? [{ clause, scenario: walk.scenario, readings: walk.readings }] : []
    );
  });
}

/** Of each rule the first login of each part. */
function shortest(walks: readonly Walk[]): Map<number, Partial<Record<Part, Walk>>> {
  const found = new Map<number, Partial<Record<Part, Walk>>>();
  for (const walk of walks) {
    for (const at of walk.used) {
      const part = partOf(at, walk);
      if (part) found.set(at, { [part]: walk, ...found.get(at) });
    }
  }
  return found;
}
