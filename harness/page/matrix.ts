import { type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Told } from "../reports/report.ts";
import type { Counts } from "../reports/summary.ts";
import { hashOf, text } from "./escape.ts";
import { cellHtml, classOf } from "./script/cell.js";
import { scrolling } from "./table.ts";

/** A heat map: clauses down, and what stands across. */
export interface Heat {
  readonly caption: string;
  readonly across: readonly string[];
  readonly rows: readonly HeatRow[];
}

export interface HeatRow {
  readonly clause: ClauseId;
  readonly cells: readonly HeatCell[];
}

export interface HeatCell {
  readonly counts: Partial<Counts>;
  readonly reading?: string | undefined;
  /** What the list shows for it. */
  readonly view: Readonly<Record<string, string>>;
}

/** A run's clauses and protocols. */
export function heatOf({ summary: { clauses, protocols } }: Told): Heat {
  const across = protocols.map(({ protocol }) => protocol);
  return {
    caption: "How the checks of each clause came out over each protocol",
    across,
    rows: clauses.filter(({ protocols }) => Object.keys(protocols).length > 0).map((
      { clause, protocols, reading },
    ) => ({
      clause,
      cells: across.map((protocol) => ({
        counts: protocols[protocol] ?? {},
        reading,
        view: { clause, protocol },
      })),
    })),
  };
}

function cellOf({ counts, reading, view }: HeatCell): string {
  const shown = cellHtml({ counts, reading });
  return shown === ""
    ? `<td class="cell none"><span class="said">no check</span></td>`
    : `<td class="${classOf({ counts })}"><a href="${text(hashOf(view))}">${shown}</a></td>`;
}

const rowOf = ({ clause, cells }: HeatRow): string =>
  `<tr data-clause="${clause}"><th scope="row"><a href="${text(hashOf({ clause }))}" title="${
    text(CLAUSES[clause].statement)
  }">${
    // Where there is no room a line ends behind a dot.
    clause.replaceAll(".", ".<wbr>")}</a></th><td class="level">${CLAUSES[clause].level}</td>${
    cells.map(cellOf).join("")
  }</tr>`;

/** What the first words of clause ids are about. */
const GROUPS: Readonly<Record<string, string>> = {
  name: "name: reading the login name",
  address: "address: a simple name, and where the connection arrived",
  client: "client: what the client application adds",
  route: "route: the Router is applied to login names",
  access: "access: accounts and sessions",
  share: "share: shared mailboxes",
};

const wordOf = (clause: string) => clause.slice(0, clause.indexOf("."));

/** The heat map as a table; each cell leads to its results. */
export function heatHtml({ caption, across, rows }: Heat): string {
  const groups = [...Map.groupBy(rows, ({ clause }) => wordOf(clause))];
  return scrolling(
    caption,
    `<table class="heat"><caption>${text(caption)}</caption>
<thead><tr><th scope="col">clause</th><th scope="col">level</th>${
      across.map((one) => `<th scope="col">${text(one)}</th>`).join("")
    }</tr></thead>
${
      groups.map(([word, of]) =>
        `<tbody><tr class="group"><th scope="rowgroup" colspan="${across.length + 2}"><span>${
          text(GROUPS[word] ?? word)
        }</span></th></tr>\n${of.map(rowOf).join("\n")}</tbody>`
      ).join("\n")
    }</table>`,
  );
}

/** What the signs of the heat map say. */
export const LEGEND = `<p class="legend">Numbers count checks: <b>✓</b> came out well, <b>(a)</b>
follow that reading of an OPEN clause, <b>✗</b> deviate, <b>≠</b> differ from a SHOULD, <b>?</b>
unproven, <b>†</b> known, <b>‡</b> stale, <b>–</b> not offered. The stronger the colour, the more
checks. A cell leads to its results; arrow keys go from cell to cell.</p>`;
