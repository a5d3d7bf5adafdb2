import { byId, factList, made, prose } from "./made.js";

/**
 * What a clause says, above its results.
 * @param {any} data
 * @param {string | undefined} id
 */
export function showClause({ clauses, followed }, id) {
  const clause = id !== undefined && Object.hasOwn(clauses, id) ? clauses[id] : undefined;
  byId("card").replaceChildren(
    ...(clause
      ? [
        made("h3", {}, id),
        made("p", {}, ...prose(clause.statement)),
        factList([
          ["level", clause.level.toUpperCase()],
          ["step", clause.step],
          ["source", clause.source],
          ...Object.entries(clause.readings ?? {}).map(([reading, said]) => [
            `reading (${reading})`,
            said + (followed.some((one) => one[id] === reading) ? " — followed" : ""),
          ]),
        ]),
      ]
      : []),
  );
}
