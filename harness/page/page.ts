import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import { deploymentSvg } from "../drawn/deployment.ts";
import { KNOWN_NOTE, knownSentences } from "../reports/known.ts";
import { MODULE_HEAD, moduleRows, WAY_HEAD, wayRows } from "../reports/modules.ts";
import { ORDER_HEAD, orderRows, PRECEDENCE_HEAD, precedenceRows } from "../reports/precedence.ts";
import { REFUSAL_HEAD, REFUSAL_NOTE, refusalRows } from "../reports/refusals.ts";
import type { Told } from "../reports/report.ts";
import { SHORT_NOTE, shortSentences } from "../reports/short.ts";
import { columnsOf, inOrder, type Row } from "./columns.ts";
import { comparisonData, comparisonHtml, namesOf } from "./comparison.ts";
import { detailsOf } from "./details.ts";
import { documentHtml } from "./document.ts";
import { durationsHtml } from "./durations.ts";
import { embedded, text } from "./escape.ts";
import { resultsHtml } from "./filters.ts";
import { glanceHtml, sentenceOf } from "./glance.ts";
import { heatHtml, heatOf, LEGEND } from "./matrix.ts";
import { packHtml, packsHtml, TOGETHER } from "./packed.ts";
import { redHtml } from "./red.ts";
import { scriptText } from "./scripts.ts";
import { sequencesHtml } from "./sequences.ts";
import { section, tableHtml } from "./table.ts";
import { trendHtml } from "./trend.ts";

/** One run as a page. */
export const page = (told: Told): string => comparisonPage([told]);

/**
 * Several runs beside each other, or one: a document that asks nobody for anything. What it says at a glance stands there without
 * scripts.
 * @throws {RangeError} where there is no run
 */
export function comparisonPage(tolds: readonly Told[]): string {
  const [first] = tolds;
  if (!first) throw new RangeError("Cannot write a page: there is no run");
  const several = tolds.length > 1;
  const names = namesOf(tolds);
  const rows = inOrder(
    tolds.flatMap(({ results }, run) => results.map((result) => ({ run, result }))),
  );
  const glance = several
    ? tolds.map((told, at) => glanceHtml(told, 2, names[at])).join("\n")
    : glanceHtml(first, 1);
  const heat = several ? comparisonHtml(tolds) : heatHtml(heatOf(first));
  const sections = [
    section("reds", "What is red", redHtml(rows, names)),
    section("heat", several ? "Clauses and targets" : "Clauses and protocols", LEGEND + heat),
    resultsHtml(several),
    ...several ? [] : aboutRun(first, rows),
  ];
  return documentHtml({
    title: several ? `${names.join(", ")} beside each other` : sentenceOf(first),
    head: several ? `<h1>${names.length} runs beside each other</h1>\n${glance}` : glance,
    sections,
    data: dataHtml(tolds, rows, names),
    script: scriptText(),
  });
}

/** What is told of one run beside its verdicts. */
function aboutRun(told: Told, rows: readonly Row[]): string[] {
  const { summary } = told;
  return [
    section("known", "Known deviations", knownHtml(told)),
    section("durations", "Durations", durationsHtml(rows)),
    section("hints", "Which hint counts", hintsHtml(summary)),
    section("refusals", "Refusals", refusalsHtml(summary)),
    section("sequences", "Sequences", sequencesHtml(rows)),
    section("modules", "Modules", modulesHtml(summary)),
    section("short", "Fewer than promised", shortHtml(summary)),
    section("trend", "Earlier runs", trendHtml(told.history ?? [])),
  ];
}

const hintsHtml = ({ precedence }: Told["summary"]): string =>
  precedence.length === 0
    ? ""
    : `<p>Two hints that name different Domains; what opened tells which of them counts.</p>` +
      tableHtml({
        caption: "What tells the Domain",
        head: ORDER_HEAD,
        rows: orderRows(precedence),
      }) +
      tableHtml({
        caption: "Pairs of hints",
        head: PRECEDENCE_HEAD,
        rows: precedenceRows(precedence),
      });

const refusalsHtml = ({ refusals }: Told["summary"]): string =>
  refusals.length === 0 ? "" : `<p>${text(REFUSAL_NOTE)}</p>` +
    tableHtml({
      caption: "How long refusals took, by module",
      head: REFUSAL_HEAD,
      rows: refusalRows(refusals),
    });

const knownHtml = ({ results }: Told): string => listHtml(KNOWN_NOTE, knownSentences(results));

/** Sentences below what stands above them. */
const listHtml = (note: string, sentences: readonly string[]): string =>
  sentences.length === 0
    ? ""
    : `<p>${text(note)}</p><ul>${sentences.map((one) => `<li>${text(one)}</li>`).join("")}</ul>`;

const shortHtml = (summary: Told["summary"]): string =>
  listHtml(SHORT_NOTE, shortSentences(summary));

const modulesHtml = (summary: Told["summary"]): string =>
  summary.protocols.length === 0 ? "" : tableHtml({
    caption: "Modules, and by what they were told",
    head: MODULE_HEAD,
    rows: moduleRows(summary),
  }) +
    tableHtml({ caption: "Ways to log in", head: WAY_HEAD, rows: wayRows(summary) });

/** Data for the scripts: columns that are read at once, and packs that are opened when they are looked at. */
function dataHtml(tolds: readonly Told[], rows: readonly Row[], names: readonly string[]): string {
  const table = columnsOf(rows, names);
  const met = new Set([
    ...rows.flatMap(({ result: { clause, trace } }) => [clause, ...trace]),
  ]);
  const { details, deployments } = detailsOf(rows, tolds);
  const data = {
    ...{ table, runs: names, together: TOGETHER },
    followed: tolds.map(({ followed }) => followed),
    clauses: Object.fromEntries([...met].map((id) => {
      const { level, step, statement, source, readings } = CLAUSES[id];
      return [id, { level, step, statement, source, readings }];
    })),
    ...tolds.length > 1 && { comparison: comparisonData(tolds) },
  };
  return [
    `<script type="application/json" id="data">${embedded(data)}</script>`,
    packsHtml("pack", details, TOGETHER),
    ...deployments.map((one, at) => packHtml(`deployment-${at}`, [deploymentSvg(one)])),
  ].join("\n");
}
