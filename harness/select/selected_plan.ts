import { CLAUSE_IDS, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { decide } from "../../scenarios/decide.ts";
import { sequenceKind } from "../../scenarios/plan/sequences.ts";
import type { Plan } from "../../scenarios/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { shownIn } from "../../scenarios/shown.ts";
import type { Result } from "../judge/verdict.ts";
import type { Selection } from "./selection.ts";

/** The part of a plan that a selection wants. Clauses that other checks than a decision test want every login of their cells. */
export function selectedPlan(plan: Plan, selection: Selection): Plan {
  const beside = CLAUSE_IDS.some((clause) => {
    const { tested } = CLAUSES[clause];
    return selection.only.length > 0 && selection.wantsClause(clause) && "by" in tested &&
      // A sequence has a server of its own.
      tested.by.some((check) => check !== "decide" && !/^(relation|sequence):/.test(check));
  });
  const wanted = (scenario: Scenario) => {
    const { cell, deployment, attempt, before } = scenario;
    if (!selection.wantsCell(cell)) return false;
    if (beside) return true;
    const clause = before
      ? "access.isolation"
      : decide(deployment, attempt, shownIn(scenario)).clause;
    return selection.wantsClause(clause);
  };
  const relations = plan.relations.filter(({ relation, others }) =>
    selection.wantsClause(relation.clause) && others.every(({ cell }) => selection.wantsCell(cell))
  );
  const bases = new Set(relations.map(({ base }) => base));
  return {
    ...plan,
    relations,
    short: plan.given ? plan.short.filter((one) => selection.wants(one)) : plan.short,
    sequences: plan.sequences.filter(({ kind }) => {
      const { clauses, needs, joins } = sequenceKind(kind);
      return clauses.some((clause) =>
        [...needs, ...joins].some((protocol) => selection.wants({ clause, protocol }))
      );
    }),
    // No clause decides them, so that none can be asked for.
    observed: plan.observed.filter(({ cell }) =>
      selection.wantsCell(cell) && CLAUSE_IDS.every((clause) => selection.wantsClause(clause))
    ),
    scenarios: plan.scenarios.filter((scenario) => bases.has(scenario.id) || wanted(scenario)),
  };
}

/** The results that a selection wants. */
export const selectedResults = (results: readonly Result[], selection: Selection): Result[] =>
  results.filter(({ clause, protocol, login, check }) =>
    selection.wants({
      clause,
      protocol,
      ...(check === "decide" && login ? { form: login.scenario.cell.form } : {}),
    })
  );
