import { CLAUSE_IDS, type ClauseId } from "../../fixtures/clauses/mod.ts";
import { type Protocol, PROTOCOLS } from "../../fixtures/protocols.ts";
import { VERDICTS } from "../judge/verdict.ts";
import type { Told } from "../reports/report.ts";
import type { Counts } from "../reports/summary.ts";
import { heatHtml } from "./matrix.ts";

/** What the runs of a page are called: by target, with what tells them apart where one target stands there twice. */
export function namesOf(tolds: readonly Told[]): string[] {
  const targets = tolds.map(({ summary: { target } }) => target);
  return tolds.map(({ summary: { target, seed }, startedAt }, at) => {
    if (targets.filter((one) => one === target).length === 1) return target;
    const name = `${target}, seed ${seed}, ${startedAt}`;
    return tolds.some((one, other) =>
        other < at && one.summary.target === target && one.summary.seed === seed &&
        one.startedAt === startedAt
      )
      ? `${name} (${at + 1})`
      : name;
  });
}

const rowsOf = (tolds: readonly Told[]): ClauseId[] =>
  CLAUSE_IDS.filter((id) =>
    tolds.some(({ summary: { clauses } }) =>
      clauses.some(({ clause, protocols }) => clause === id && Object.keys(protocols).length > 0)
    )
  );

const protocolsOf = (tolds: readonly Told[]): Protocol[] =>
  PROTOCOLS.filter((id) =>
    tolds.some(({ summary: { protocols } }) => protocols.some(({ protocol }) => protocol === id))
  );

const summed = (counts: readonly Counts[]): Partial<Counts> =>
  Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, counts.reduce((sum, one) => sum + one[verdict], 0)]),
  );

const clauseIn = ({ summary: { clauses } }: Told, id: ClauseId) =>
  clauses.find(({ clause }) => clause === id);

/** What the choice of a protocol needs: of each clause and run the counts by protocol. */
export function comparisonData(tolds: readonly Told[]) {
  return Object.fromEntries(
    rowsOf(tolds).map((id) => [
      id,
      tolds.map((told) => {
        const of = clauseIn(told, id);
        return { reading: of?.reading, protocols: of?.protocols ?? {} };
      }),
    ]),
  );
}

/** Clauses down, runs across, over all protocols; scripts let one be chosen. */
export function comparisonHtml(tolds: readonly Told[]): string {
  const names = namesOf(tolds);
  const choice = `<p class="choice"><label for="across">Protocol</label> <select id="across">
<option value="">all together</option>${
    protocolsOf(tolds).map((id) => `<option>${id}</option>`).join("")
  }</select></p>`;
  return choice + heatHtml({
    caption: "How the checks of each clause came out on each target",
    across: names,
    rows: rowsOf(tolds).map((clause) => ({
      clause,
      cells: tolds.map((told, at) => {
        const of = clauseIn(told, clause);
        return {
          counts: of ? summed(Object.values(of.protocols)) : {},
          reading: of?.reading,
          view: { clause, target: names[at] ?? "" },
        };
      }),
    })),
  });
}
