import { withArrows } from "./arrows.js";
import { showClause } from "./card.js";
import { showProtocol } from "./compare.js";
import { rowsOf } from "./filter.js";
import { fillForm, formState, showState } from "./form.js";
import { FILTERS, hashOf, isView, pageOf, stateOf } from "./hash.js";
import { PAGE, show, toggle } from "./list.js";
import { byId } from "./made.js";

const data = JSON.parse(byId("data").textContent);
const table = document.querySelector("table.heat");
const resetArrows = table?.querySelector("tr[data-clause]") ? withArrows(table) : () => {};
let state = stateOf(location.hash);
let page = 1;
/** The cell that led to the results: Escape leads back. */
let cameFrom = null;

const shownItem = (row) => byId("list").querySelector(`[data-row="${row}"]`);

const CLOSED = { open: "", of: "" };

/** What tells a row from all others. @param {number} row */
const openAt = (row) => {
  const { ids, columns, words } = data.table;
  return { open: ids[row], of: words.target.length > 1 ? words.target[columns.target[row]] : "" };
};

/** Whether a row is the one that is to be open; without its run the first of that id is. @param {number} row */
const isOpenAt = (row) => {
  const { open, of } = openAt(row);
  return open === state.open && (!state.of || of === state.of);
};

/** Shows what the state says. @returns what is open, as soon as it is */
async function render() {
  const rows = rowsOf(data.table, state);
  showState(state);
  showClause(data, state.clause);
  document.documentElement.dataset.scheme = state.scheme ?? "";
  byId("scheme").value = state.scheme ?? "";
  const open = state.open ? rows.findIndex(isOpenAt) : -1;
  page = show(data, rows, open >= 0 ? Math.floor(open / PAGE) + 1 : pageOf(state));
  if (open < 0) return undefined;
  const item = shownItem(rows[open]);
  await toggle(data, item, true);
  return item;
}

/** Goes to a result that a fragment opened. */
function goTo(item) {
  item.querySelector("button").focus({ preventScroll: true });
  item.scrollIntoView();
}

/** Goes to another view. The URL says it; Back does not lead through every letter that was typed. */
function go(change) {
  state = { ...state, ...change };
  history.replaceState(null, "", hashOf(state));
  return render();
}

fillForm(data);
for (const hidden of document.querySelectorAll(".scripted")) hidden.hidden = false;
byId("filters").addEventListener("input", () => go({ ...formState(), page: "", ...CLOSED }));
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("reset").addEventListener("click", () => {
  go(Object.fromEntries([...FILTERS, "page", "open", "of"].map((field) => [field, ""])));
});
byId("scheme").addEventListener("input", ({ target }) => go({ scheme: target.value }));

const turn = (by) => {
  go({ page: `${page + by}`, ...CLOSED });
  byId("list").querySelector("button")?.focus();
};
byId("before").addEventListener("click", () => turn(-1));
byId("after").addEventListener("click", () => turn(1));

byId("list").addEventListener("click", async ({ target }) => {
  const button = target.closest("h3 > button");
  if (!button) return;
  const item = button.closest("li");
  const open = button.getAttribute("aria-expanded") !== "true";
  state = { ...state, ...(open ? openAt(Number(item.dataset.row)) : CLOSED) };
  history.replaceState(null, "", hashOf(state));
  await toggle(data, item, open);
});

/** Escape closes what is open, then leads back to where one came from. In a field it is the field's. */
document.addEventListener("keydown", async ({ key, target }) => {
  if (key !== "Escape" || target.closest?.("input, select")) return;
  const item = target.closest?.("li.result");
  const button = item?.querySelector("button");
  if (button?.getAttribute("aria-expanded") === "true") {
    button.focus();
    button.click();
  } else if (cameFrom?.isConnected) {
    await go({ clause: "", protocol: "", target: "", page: "", ...CLOSED });
    cameFrom.focus();
  }
});

document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href^='#']");
  if (!link || !isView(link.hash)) return;
  cameFrom = link;
});

addEventListener("hashchange", async () => {
  if (!isView(location.hash)) return;
  const { scheme, in: across } = state;
  const kept = { ...(scheme ? { scheme } : {}), ...(across ? { in: across } : {}) };
  state = { ...kept, ...stateOf(location.hash) };
  const item = await render();
  if (item) return goTo(item);
  byId("results-h").focus();
  byId("results").scrollIntoView();
});

const across = byId("across");
if (across) {
  const choose = () => {
    showProtocol(table, data, across.value);
    resetArrows();
  };
  across.value = state.in ?? "";
  if (across.value !== "") choose();
  across.addEventListener("input", () => {
    choose();
    go({ in: across.value });
  });
}

const opened = await render();
if (opened) goTo(opened);
performance.mark("shown");
