import { type Protocol, PROTOCOLS } from "../../../fixtures/protocols.ts";
import { blank } from "../../clients/secrets.ts";
import { blanked } from "../../judge/uniform.ts";
import { KINDS, REFUSAL_KINDS } from "../../reports/refusals.ts";
import type { Told } from "../../reports/report.ts";
import type { Cell, Made, Piece } from "../table.ts";
import { stable } from "./stable.ts";

/** So many different answers of one kind are shown. */
const MOST = 3;

/**
 * How a server said no over each protocol, by why: its own words, names and session ids blanked. Among the rest are stream errors and
 * error pages, which come before any login.
 * @param only absent: all
 */
export function refusalsSeen({ summary, results }: Told, only?: readonly Protocol[]): Made {
  const answers = results.flatMap(({ check, clause, protocol, verdict, login }) => {
    if (check !== "decide" || login?.observed.kind !== "refused" || login.scenario.before) {
      return [];
    }
    // Of a server that refuses everything no control opened: nothing is proven of its refusals.
    if (verdict === "unproven") return [];
    // One that should have opened is refused for no documented reason.
    if (login.expected.outcome.kind !== "refused") return [];
    const { scenario, observed: { class: level, answer } } = login;
    const kind = level === "login"
      ? REFUSAL_KINDS.find((one) => KINDS[one] === clause) ?? "other names"
      : "before a login";
    return [{ protocol, kind, answer: stable(blank(blanked(answer, scenario), scenario)) }];
  });
  const kinds = [...REFUSAL_KINDS, "other names", "before a login"] as const;
  const shown = kinds.filter((kind) => answers.some((one) => one.kind === kind));
  const protocols = PROTOCOLS.filter((protocol) =>
    (only?.includes(protocol) ?? true) && answers.some((one) => one.protocol === protocol)
  );
  if (protocols.length === 0) {
    return {
      problem:
        `The run of ${summary.target} saw no proven refusal${
          only ? ` over ${only.join(", ")}` : ""
        }. ` +
        "Remedy: run without --only, or with --only access.password",
    };
  }
  return {
    head: ["protocol", ...shown],
    rows: protocols.map((protocol): Cell[] => [
      protocol,
      ...shown.map((kind) =>
        several(answers.filter((one) => one.protocol === protocol && one.kind === kind))
      ),
    ]),
  };
}

/** The most frequent answers, each once, in the order of their letters. */
function several(answers: readonly { readonly answer: string }[]): Cell {
  const each = [...Map.groupBy(answers, ({ answer }) => answer)]
    .toSorted(([a, many], [b, others]) => others.length - many.length || (a < b ? -1 : 1))
    .map(([answer]) => answer);
  const pieces = each.slice(0, MOST).sort().flatMap((answer, at): Piece[] => [
    ...at > 0 ? [", "] : [],
    { code: answer },
  ]);
  return each.length > MOST ? [...pieces, `, and ${each.length - MOST} more`] : pieces;
}
