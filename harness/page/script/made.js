import { plain } from "./plain.js";

/** What is read out or pops up; other attributes are no texts. */
const READ = new Set(["title", "aria-label"]);

/**
 * An element with attributes and children; `undefined` is left out. Texts become text nodes: nothing that a server said is HTML.
 * @param {string} tag
 * @param {Readonly<Record<string, string | undefined>>} attributes
 * @param {...(Node | string | undefined)} children
 */
export function made(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, READ.has(name) ? plain(value) : value);
  }
  element.append(
    ...children.flatMap((child) =>
      child === undefined ? [] : [typeof child === "string" ? plain(child) : child]
    ),
  );
  return element;
}

/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/**
 * What stands in back quotes is code.
 * @param {string} text
 */
export const prose = (text) =>
  text.split("`").map((part, at) => at % 2 === 0 ? part : made("code", {}, part));

/** A description list. @param {readonly (readonly [string, Node | string])[]} facts @param {string} more class names */
export const factList = (facts, more = "") =>
  made(
    "dl",
    { class: `facts ${more}` },
    ...facts.map(([word, value]) => made("div", {}, made("dt", {}, word), made("dd", {}, value))),
  );
