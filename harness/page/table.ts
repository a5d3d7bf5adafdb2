import { text } from "./escape.ts";

/** A table's parts. Cells are text, or HTML where `html` says so. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | Html)[])[];
}

/** What is HTML already. */
export interface Html {
  readonly html: string;
}

const inner = (cell: string | Html) => typeof cell === "string" ? text(cell) : cell.html;

/** A table in a box of its own that scrolls, by keyboard too: on a small screen the page does not. The first cell of a row is its head. Nothing where there is no row. */
export function tableHtml({ caption, head, rows }: Table): string {
  if (rows.length === 0) return "";
  return scrolling(
    caption,
    `<table><caption>${text(caption)}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${text(cell)}</th>`).join("")}</tr></thead>
<tbody>
${
      rows.map(([first = "", ...cells]) =>
        `<tr><th scope="row">${inner(first)}</th>${
          cells.map((cell) => `<td>${inner(cell)}</td>`).join("")
        }</tr>`
      ).join("\n")
    }
</tbody></table>`,
  );
}

/** A box that scrolls by itself. @param name as a screen reader calls it */
export const scrolling = (name: string, html: string): string =>
  `<div class="scrolls" role="region" aria-label="${text(name)}" tabindex="0">${html}</div>`;

/** A section with a heading; nothing where it would be empty. */
export const section = (id: string, heading: string, html: string): string =>
  html === ""
    ? ""
    : `<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${
      text(heading)
    }</h2>\n${html}\n</section>`;
