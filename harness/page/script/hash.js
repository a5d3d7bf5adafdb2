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
const FIELDS = [...FILTERS, "page", "open", "scheme", "in"];

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

/** Whether a fragment is a view, and not the id of a section. @param {string} hash */
export const isView = (hash) => hash === "" || hash === "#" || hash.includes("=");
