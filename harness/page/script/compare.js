import { cellHtml, classOf } from "./cell.js";
import { hashOf } from "./hash.js";
import { made } from "./made.js";

/** The counts of one protocol, or of all together. */
function countsOf(protocols, chosen) {
  if (chosen !== "") return protocols[chosen] ?? {};
  const sum = {};
  for (const counts of Object.values(protocols)) {
    for (const [verdict, many] of Object.entries(counts)) sum[verdict] = (sum[verdict] ?? 0) + many;
  }
  return sum;
}

/**
 * Writes the cells of a comparison anew, for one protocol or for all.
 * @param {Element} table
 * @param {any} data
 * @param {string} chosen
 */
export function showProtocol(table, { comparison, runs }, chosen) {
  for (const row of table.querySelectorAll("tr[data-clause]")) {
    const clause = row.dataset.clause;
    const cells = [...row.children].slice(2);
    cells.forEach((cell, at) => {
      const { reading, protocols } = comparison[clause][at];
      const counts = countsOf(protocols, chosen);
      const html = cellHtml({ counts, reading });
      cell.className = html === "" ? "cell none" : classOf({ counts });
      const link = made("a", { href: hashOf({ clause, target: runs[at], protocol: chosen }) });
      link.innerHTML = html;
      cell.replaceChildren(html === "" ? made("span", { class: "said" }, "no check") : link);
    });
  }
}
