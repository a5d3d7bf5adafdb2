import { CLAUSE_IDS } from "../../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../../fixtures/protocols.ts";
import { compare } from "../../reports/compare.ts";
import { SIGNS } from "../../reports/compare_cells.ts";
import { shownText } from "../../reports/known.ts";
import type { Told } from "../../reports/report.ts";
import { nothingAmong } from "../measured/clause_options.ts";
import { whyPieces } from "../measured/reasons.ts";
import type { Cell, Table } from "../table.ts";

/** What is red, but for what is only unproven: that is no deviation. */
const UNLISTED = ["deviates", "differs", "stale"] as const;

function unlisted({ results }: Told): Cell[][] {
  // What is about our own clients says nothing of a server.
  const own = results.filter(({ check }) => !check.startsWith("witness:"));
  return CLAUSE_IDS.flatMap((clause) =>
    UNLISTED.flatMap((state): Cell[][] => {
      const of = own.filter((one) => one.clause === clause && one.verdict === state);
      const protocols = PROTOCOLS.filter((each) => of.some(({ protocol }) => protocol === each));
      return protocols.length === 0
        ? []
        : [[`${clause} (${protocols.join(", ")})`, "not listed", SIGNS[state][1]]];
    })
  );
}

/** No deviation: of what was checked, and what is proven of it. */
function noneText({ summary, only, skip, results }: Told, protocols: readonly string[]): string {
  const open = CLAUSE_IDS.filter((clause) =>
    results.some((one) => one.clause === clause && one.verdict === "unproven")
  );
  return [
    `${summary.target}: no deviation in what was checked over ${protocols.join(", ")}`,
    ...only.length === 0 ? [] : [`only ${only.join(", ")} was asked for`],
    ...skip.length === 0 ? [] : [`${skip.join(", ")} was left out`],
    ...open.length === 0 ? [] : [`not all is proven of ${open.join(", ")}`],
  ].join("; ") + ".";
}

export default {
  id: "deviations",
  about: "Where a server deviates, and why: known ones with their reasons, others as such",
  needs: "a run",
  options: {},
  make({ runs }) {
    const [told] = runs;
    const [target] = compare(runs).targets;
    if (!told || !target || target.protocols.length === 0) return nothingAmong(told);
    const rows: Cell[][] = [
      ...target.known.map((known): Cell[] => [shownText(known.shown), "known", whyPieces(known)]),
      ...unlisted(told),
    ];
    return rows.length === 0
      ? { blocks: [{ kind: "paragraph", text: noneText(told, target.protocols) }] }
      : { head: ["where", "state", "what and why"], rows };
  },
} satisfies Table as Table;
