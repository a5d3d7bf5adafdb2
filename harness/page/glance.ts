import { loginSentence } from "../reports/modules.ts";
import type { Told } from "../reports/report.ts";
import { hashOf, prose, text } from "./escape.ts";
import { outcomeOf } from "./outcome.ts";
import { SIGNS } from "./script/signs.js";
import { warningsOf } from "./warnings.ts";

/** What a person calls the server of a run. */
export const titleOf = ({ server, summary }: Told): string => server?.title ?? summary.target;

/** What a run came to, as a sentence that a heading can be. */
export function sentenceOf(told: Told): string {
  return `${capital(titleOf(told))} ${outcomeOf(told).words}`;
}

const capital = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** ISO 8601 to the second, as UTC. */
const when = (iso: string) => iso.replace("T", " ").replace(/\.\d+Z$/, " UTC");

function factsOf(told: Told): [string, string][] {
  const { server, summary, version, startedAt } = told;
  return [
    ["target", summary.target],
    ...server?.version === undefined ? [] : [["server", server.version] as [string, string]],
    ["loginspec", version],
    ["profile", summary.profile],
    ["seed", `${summary.seed}`],
    ["begun", when(startedAt)],
    ["took", seconds(summary.durationMs)],
    ["made", loginSentence(summary)],
  ];
}

/** How the checks came out: a bar of parts, and a list that leads to each. @param target given where the page has several */
export function countsHtml({ summary: { verdicts } }: Told, target?: string): string {
  const there = Object.entries(SIGNS).flatMap(([verdict, look]) => {
    const many = verdicts[verdict as keyof typeof verdicts];
    return many > 0 ? [{ verdict, many, ...look }] : [];
  });
  const parts = there.map(({ many, tone, verdict }) =>
    `<span class="${tone} ${verdict}" style="flex-grow:${many}"></span>`
  ).join("");
  const items = there.map(({ verdict, many, sign, several, tone }) =>
    `<li><a class="count ${tone}" href="${
      text(hashOf({ verdict, ...target === undefined ? {} : { target } }))
    }"><span class="sign" aria-hidden="true">${sign}</span> <strong>${many}</strong> ${several}</a></li>`
  ).join("");
  return `<div class="bar" aria-hidden="true">${parts}</div><ul class="counts">${items}</ul>`;
}

/** The verdict of one run at a glance. @param level of its heading */
export function glanceHtml(told: Told, level: 1 | 2, target?: string): string {
  const { sign, words, because, tone } = outcomeOf(told);
  const warnings = warningsOf(told);
  return `<div class="glance">
<div class="verdict ${tone}"><span class="sign" aria-hidden="true">${sign}</span>
<div><h${level}><span class="whose">${prose(capital(titleOf(told)))}</span> ${
    capital(words)
  }</h${level}><p>${because}</p></div></div>
${countsHtml(told, target)}
<dl class="facts">${
    factsOf(told).map(([word, value]) => `<div><dt>${word}</dt><dd>${text(value)}</dd></div>`)
      .join("")
  }</dl>
${
    warnings.length === 0
      ? ""
      : `<div class="warnings" role="note" aria-label="Warnings of ${
        text(titleOf(told))
      }"><p><strong><span aria-hidden="true">⚠ </span>To be known</strong></p><ul>${
        warnings.map((one) => `<li>${prose(one)}</li>`).join("")
      }</ul></div>`
  }
</div>`;
}
