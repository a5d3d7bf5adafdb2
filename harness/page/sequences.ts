import type { Row } from "./columns.ts";
import { hashOf, text } from "./escape.ts";
import { SIGNS } from "./script/signs.js";
import { tableHtml } from "./table.ts";

/** Checks of several sessions: what each came to, and the fewest steps that show what went wrong. */
export function sequencesHtml(rows: readonly Row[]): string {
  const made = rows.filter(({ result: { check } }) => check.startsWith("sequence:"));
  if (made.length === 0) return "";
  const table = tableHtml({
    caption: "Sequences: steps of several sessions, held against a model",
    head: ["kind", "clause", "protocol", "verdict", "observed"],
    rows: made.map(({ result: { check, clause, protocol, verdict, id, why } }) => [
      {
        html: `<a href="${text(hashOf({ open: id, clause, protocol }))}">${
          text(check.slice("sequence:".length))
        }</a>`,
      },
      clause,
      protocol,
      `${SIGNS[verdict]?.sign} ${SIGNS[verdict]?.word}`,
      why,
    ]),
  });
  const wrong = made.filter(({ result: { steps = [] } }) => steps.length > 0)
    .map(({ result: { clause, protocol, why, steps = [] } }) =>
      `<h3>${text(clause)} over ${text(protocol)}</h3><p>${text(why)}</p><ol>${
        steps.map((step) => `<li>${text(step)}</li>`).join("")
      }</ol>`
    );
  return [table, ...wrong].join("\n");
}
