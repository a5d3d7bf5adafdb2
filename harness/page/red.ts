import type { Row } from "./columns.ts";
import { hashOf, text } from "./escape.ts";
import { SIGNS } from "./script/signs.js";

/** So many are shown at once; the list has all. */
const MOST = 12;

/**
 * What is red, the first of each run, clause, protocol and verdict, with how many more there are like it. It leads to the list.
 * @param rows what is red first
 * @param names of the runs, where there are several
 */
export function redHtml(rows: readonly Row[], names: readonly string[]): string {
  const red = rows.filter(({ result: { verdict } }) => SIGNS[verdict]?.red);
  const alike = [
    ...Map.groupBy(
      red,
      ({ run, result: { clause, protocol, verdict } }) => `${run} ${clause} ${protocol} ${verdict}`,
    ).values(),
  ];
  if (alike.length === 0) return "";
  const items = alike.slice(0, MOST).map((of) => itemOf(of, names));
  const more = alike.length - items.length;
  return `<ul class="red">${items.join("")}</ul>${
    more > 0 ? `<p><a href="#red=1">and ${more} kinds more</a></p>` : ""
  }`;
}

function itemOf(of: readonly Row[], names: readonly string[]): string {
  const { run, result: { clause, protocol, verdict, why } } = of[0]!;
  const { sign = "", word = "", tone = "" } = SIGNS[verdict] ?? {};
  const target = names.length > 1 ? { target: names[run] ?? "" } : {};
  const view = hashOf({ clause, protocol, verdict, ...target });
  const place = [...Object.values(target), protocol].join(", ");
  return `<li><span class="tag ${tone}"><span aria-hidden="true">${sign}</span> ${word}</span>
<a href="${text(view)}">${clause} over ${text(place)}</a>${of.length > 1 ? ` (${of.length})` : ""}
<span class="quiet">${text(why)}</span></li>`;
}
