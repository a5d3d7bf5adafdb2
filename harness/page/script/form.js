import { byId, made } from "./made.js";

const SELECTS = ["target", "verdict", "level", "clause", "protocol", "client", "check"];

/** The choices that a field has: the words that there are. @param {any} data */
export function fillForm({ table: { words } }) {
  for (const field of SELECTS) {
    const select = byId(`f-${field}`);
    if (!select) continue;
    const order = field === "verdict" || field === "protocol" || field === "level";
    const all = words[field].filter((word) => word !== "");
    for (const word of order ? all : all.toSorted()) {
      select.append(made("option", { value: word }, word));
    }
  }
}

/** @param {Readonly<Record<string, string>>} state */
export function showState(state) {
  for (const field of SELECTS) {
    const select = byId(`f-${field}`);
    if (select) select.value = state[field] ?? "";
  }
  const search = byId("f-q");
  if (search.value !== (state.q ?? "")) search.value = state.q ?? "";
  byId("f-red").checked = Boolean(state.red);
}

/** What the form says, as fields of the state. */
export function formState() {
  const fields = SELECTS.map((field) => [field, byId(`f-${field}`)?.value ?? ""]);
  return {
    ...Object.fromEntries(fields),
    q: byId("f-q").value,
    red: byId("f-red").checked ? "1" : "",
  };
}
