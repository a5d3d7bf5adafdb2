import { made, prose } from "./made.js";

/** The steps of a login, in their order, and what else a clause may be about. */
const STEPS = ["qualify", "route", "locate", "verify"];

/**
 * The clauses that a login passed, by the step that each belongs to.
 * @param {readonly string[]} trace
 * @param {Readonly<Record<string, { step: string, statement: string }>>} clauses
 */
export function traceOf(trace, clauses) {
  const steps = [...STEPS, ...new Set(trace.map((id) => clauses[id].step))]
    .filter((step, at, all) => all.indexOf(step) === at);
  const items = steps.flatMap((step) => {
    const own = trace.filter((id) => clauses[id].step === step);
    if (own.length === 0) return [];
    return [made(
      "li",
      {},
      made("span", { class: "step" }, step),
      made(
        "ul",
        {},
        ...own.map((id) => made("li", {}, made("b", {}, id), " ", ...prose(clauses[id].statement))),
      ),
    )];
  });
  return items.length === 0 ? "none" : made("ol", { class: "trace" }, ...items);
}
