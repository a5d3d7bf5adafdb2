/**
 * What is looked at: the filters, the page of the list, the result that is open, the colour scheme. It stands in the fragment of
 * the URL, so that a view can be sent to somebody.
 * @typedef {Readonly<Record<string, string>>} State
 */

export const FILTERS = [
  "q",
  "target",
  "clause",
  "protocol",
  "verdict",
  "level",
  "client",
  "check",
  "red",
];
/** `of`: the run that the open result is of, where there are several: their ids are alike. */
const FIELDS = [...FILTERS, "page", "open", "of", "scheme", "in"];

/** @param {string} hash @returns {State} */
export function stateOf(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = said.get(field);
      return value ? [[field, value]] : [];
    }),
  );
}

/** @param {State} state */
export function hashOf(state) {
  const said = new URLSearchParams();
  for (const field of FIELDS) if (state[field]) said.set(field, state[field]);
  const text = said.toString();
  return text === "" ? "#" : `#${text}`;
}

/** The page of the list: the first, where the fragment says none that can be. @param {State} state */
export function pageOf({ page }) {
  const said = Number(page);
  return Number.isInteger(said) && said >= 1 ? said : 1;
}

/** Whether a fragment is a view, and not the id of a section. @param {string} hash */
export const isView = (hash) => hash === "" || hash === "#" || hash.includes("=");
