import { factList, made, prose } from "./made.js";
import { traceOf } from "./trace.js";
import { unpacked } from "./unpack.js";

/** Lines as they were, in a box that scrolls by keyboard too. @param {string} name @param {readonly string[]} lines */
const linesOf = (name, lines) =>
  made("pre", { tabindex: "0", role: "region", "aria-label": name }, lines.join("\n"));

/** @param {string} heading @param {...(Node | string | undefined)} content */
const part = (heading, ...content) =>
  made("div", { class: "part" }, made("h4", {}, heading), ...content);

/** SVG of our own, in which every text is escaped. @param {string} name @param {string} text */
function drawn(name, text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  return made(
    "div",
    { class: "scrolls", tabindex: "0", role: "region", "aria-label": name },
    template.content,
  );
}

// deno-lint-ignore no-control-regex -- these are what is shown as dots
const UNSEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f]+/g;

/** A talk's lines; binary protocols have signs that nobody can see. @param {readonly string[]} talk */
const talkOf = (talk) =>
  talk.length === 0
    ? made("p", { class: "quiet" }, "None was kept: the run keeps those that came out otherwise.")
    : linesOf(
      "Transcript",
      talk.map((line) => line.replace(UNSEEN, "·")),
    );

/** @param {number} tenths of a millisecond */
export const took = (tenths) =>
  tenths < 0 ? "" : `${tenths < 100 ? tenths / 10 : Math.round(tenths / 10)} ms`;

/**
 * All that is known of a result. Its pack is opened now.
 * @param {any} data
 * @param {number} row
 */
export async function detailOf(data, row) {
  const { clauses, together, table: { ids, columns, words } } = data;
  const pack = await unpacked(`pack-${Math.floor(row / together)}`);
  const detail = pack[row % together];
  const { login } = detail;
  const clause = clauses[words.clause[columns.clause[row]]];
  const why = words.why[columns.why[row]];
  const madeBy = [["client", words.client[columns.client[row]]], ["took", took(columns.ms[row])]]
    .filter(([, said]) => said !== "");
  const svg = login && (await unpacked(`deployment-${login.deployment}`));
  return made(
    "div",
    { class: "detail" },
    made(
      "p",
      { class: "statement" },
      ...prose(clause.statement),
      made("small", {}, ` Source: ${clause.source}.`),
    ),
    factList([
      ...(login ? [["expected", login.expected]] : []),
      ["observed", login?.observed ?? why],
      // What was expected and seen stands there already.
      ...(login && why !== login.observed && !why.startsWith("expected: ") ? [["so", why]] : []),
      ...(detail.listed ? [["listed", detail.listed]] : []),
    ], "outcome"),
    part("Decided by", traceOf(detail.trace, clauses)),
    ...(login ? [part("Login", factList([...login.facts, ...madeBy]))] : []),
    ...(detail.steps
      ? [part("Steps", made("ol", {}, ...detail.steps.map((step) => made("li", {}, step))))]
      : []),
    ...(login
      ? [part("Transcript", login.drawn && drawn("Talk", login.drawn), talkOf(login.talk))]
      : []),
    part("See it again", linesOf("Commands", detail.again)),
    ...(svg ? [part("Deployment", drawn("Deployment", svg[0]))] : []),
    made("p", { class: "quiet" }, `${words.check[columns.check[row]]} · ${ids[row]}`),
  );
}
