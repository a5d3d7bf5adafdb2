import { detailOf, took } from "./detail.js";
import { byId, made } from "./made.js";
import { SIGNS } from "./signs.js";

/** So many results stand on one page of the list. */
export const PAGE = 50;

/** One result, closed. @param {any} data @param {number} row @param {boolean} several whether there are several targets */
function itemOf({ table: { ids, columns, words } }, row, several) {
  const word = (field) => words[field][columns[field][row]];
  const { sign, tone, word: said } = SIGNS[word("verdict")];
  const login = word("login");
  const id = `result-${row}`;
  return made(
    "li",
    { class: "result", "data-row": `${row}` },
    made(
      "h3",
      {},
      made(
        "button",
        { type: "button", "aria-expanded": "false", "aria-controls": id, title: ids[row] },
        made(
          "span",
          { class: `tag ${tone}` },
          made("span", { "aria-hidden": "true" }, `${sign} `),
          said,
        ),
        " ",
        made("span", { class: "what" }, word("clause")),
        " ",
        made(
          "span",
          { class: "where" },
          several ? `${word("target")}, ${word("protocol")}` : word("protocol"),
        ),
        " ",
        login === "" ? undefined : made("code", {}, login),
        " ",
        made("span", { class: "why" }, word("why")),
        " ",
        made("span", { class: "ms" }, took(columns.ms[row])),
      ),
    ),
    made("div", { id, hidden: "" }),
  );
}

/**
 * Opens or closes a result. @returns whether it is open now
 * @param {any} data
 * @param {Element} item
 * @param {boolean} open
 */
export async function toggle(data, item, open) {
  const button = item.querySelector("button");
  const body = item.lastElementChild;
  button.setAttribute("aria-expanded", `${open}`);
  body.toggleAttribute("hidden", !open);
  if (open && body.childElementCount === 0) {
    body.replaceChildren(await detailOf(data, Number(item.dataset.row)));
  }
}

/**
 * Shows one page of the rows, and says how many there are.
 * @param {any} data
 * @param {readonly number[]} rows
 * @param {number} page from 1
 */
export function show(data, rows, page) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const several = data.table.words.target.length > 1;
  byId("list").replaceChildren(
    ...rows.slice((at - 1) * PAGE, at * PAGE).map((row) => itemOf(data, row, several)),
  );
  const number = (many) => many.toLocaleString("en");
  byId("count").textContent = rows.length === data.table.ids.length
    ? `${number(rows.length)} results`
    : `${number(rows.length)} of ${number(data.table.ids.length)} results`;
  byId("pages").textContent = `page ${number(at)} of ${number(pages)}`;
  byId("before").disabled = at === 1;
  byId("after").disabled = at === pages;
  return at;
}
